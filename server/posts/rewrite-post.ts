import type { Tx } from '#db/client.ts';
import type { posts, PostRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { keepingVersions, type Writing } from '../revisions/keep-versions.ts';
import { noteReviews } from '../reviews/note-reviews.ts';
import { postRecord } from './documents.ts';
import { writePost } from './write-post.ts';

/** One write of a post by a person: what it said before stays in its history. The row is locked by the caller. */
export async function rewritePost(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueueAll'>,
	userId: string,
	before: PostRow,
	part: Partial<typeof posts.$inferInsert>,
	kind: Writing['kind'] = 'edit'
): Promise<PostRow> {
	const change = { before: postRecord(before), after: postRecord({ ...before, ...part }) };
	const written = await keepingVersions(tx, { authorId: userId, now: deps.clock.now(), kind }, [change], () =>
		writePost(tx, deps, before.id, part)
	);
	await noteReviews(tx, deps, { userId }, [change]);
	return written;
}
