import type { Tx } from '#db/client.ts';
import type { PostRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { postRecord } from '../posts/documents.ts';
import { followPlan } from '../posts/follow-plan.ts';
import { movedTo } from '../posts/moved-to.ts';
import { writePost } from '../posts/write-post.ts';
import { settlePushed } from './settle-pushed.ts';

/** Gives a queued post a place that its new labels let it take, where the one it has is for others. Its queue is locked. */
export async function refit(tx: Tx, deps: Deps, before: PostRow, after: PostRow): Promise<PostRow> {
	const [master, post] = [before, after].map((row) => ({ ...postRecord(row), _deleted: false }));
	if (!master || !post) return after;
	const seat = (await settlePushed(tx, deps, [{ post, master }])).get(after.id);
	if (!seat) return after;
	const { status, queuePlace, scheduledAt } = seat;
	const times = scheduledAt === null ? { scheduledAt: null } : movedTo(scheduledAt, after);
	const moved = await writePost(tx, deps, after.id, { status, queuePlace, ...times });
	await followPlan(tx, deps, [after.id]);
	return moved;
}
