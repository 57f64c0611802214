import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { posts, publications } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { postStatus } from '../posts/post-status.ts';
import { writePost } from '../posts/write-post.ts';

/** Gives the post the status that follows from its publications, and has its people told once there is something to tell. */
export async function concludePost(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueue'>,
	postId: string
): Promise<void> {
	const all = await tx
		.select({ status: publications.status })
		.from(publications)
		.where(eq(publications.postId, postId));
	const status = postStatus(all.map((one) => one.status));
	const [post] = await tx
		.select({ status: posts.status })
		.from(posts)
		.where(
			and(eq(posts.id, postId), inArray(posts.status, ['publishing', 'published', 'partial', 'failed']))
		);
	if (!post || post.status === status) return;
	await writePost(tx, deps, postId, { status });
	if (status === 'published' || status === 'partial' || status === 'failed') {
		const isOpen = all.some((one) => one.status === 'needs_review');
		await deps.enqueue(tx, 'notify', { postId, occasion: isOpen ? 'needs_review' : status });
	}
}
