import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { posts, type PublicationRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { planUpkeep } from './plan.ts';

const hour = 3_600_000;

/** What the post asks for once it is out: to be let go of its pin, to be taken down. */
export async function planWhatFollows(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueue'>,
	{ id, postId, snapshot, publishedAt }: Pick<PublicationRow, 'id' | 'postId' | 'snapshot' | 'publishedAt'>
): Promise<void> {
	if (!publishedAt) return;
	const { pin = false, pinHours } = snapshot?.options ?? {};
	if (pin && pinHours !== undefined) {
		await planUpkeep(tx, deps, 'unpin', [id], new Date(publishedAt.getTime() + pinHours * hour));
	}
	const [post] = await tx.select({ deleteAt: posts.deleteAt }).from(posts).where(eq(posts.id, postId));
	if (post?.deleteAt) await planUpkeep(tx, deps, 'remove', [id], post.deleteAt);
}
