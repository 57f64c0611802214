import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { posts, type PostRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';

/** One write of a post by the server: with its time and a fresh word, by which devices know it. */
export async function writePost(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	id: string,
	part: Partial<typeof posts.$inferInsert>
): Promise<PostRow> {
	const [row] = await tx
		.update(posts)
		.set({ ...part, updatedAt: clock.now(), writeId: uuidv7() })
		.where(eq(posts.id, id))
		.returning();
	if (!row) throw new Error(`post ${id} is not there to be written`);
	return row;
}
