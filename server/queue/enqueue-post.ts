import type { Tx } from '#db/client.ts';
import type { PostRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { nextFree } from '#sync/queue/next-free.ts';
import type { Deps } from '../core/deps.ts';
import { checkHours, checkPlan } from '../posts/check-plan.ts';
import { findPost, lockPost } from '../posts/find-post.ts';
import { followPlan } from '../posts/follow-plan.ts';
import { movedTo } from '../posts/moved-to.ts';
import { rewritePost } from '../posts/rewrite-post.ts';
import { refuseOut } from '../posts/schedule-post.ts';
import { narrowedApproval, requireApproval } from '../reviews/require-approval.ts';
import { lockQueue, takenIn } from './queue-of.ts';

/** Plans a post for the next free place that it may take. One that waits in the queue already stays where it is. */
export async function enqueuePost(
	tx: Tx,
	deps: Deps,
	userId: string,
	id: string,
	accountIds?: string[]
): Promise<PostRow> {
	const { projectId } = await findPost(tx, userId, id, 'posts.publish');
	const queue = await lockQueue(tx, projectId);
	const post = await lockPost(tx, userId, id, 'posts.publish');
	refuseOut(post);
	const now = deps.clock.now();
	if (post.status === 'scheduled' && post.queuePlace !== null && !accountIds) return post;
	await requireApproval(tx, post);
	const place = nextFree(queue, post.labels, takenIn(queue), now.toISOString());
	if (!place) throw new Refusal('no_slots', { detail: whyNone(queue.slots.length) });
	const channels = await checkPlan(tx, deps, post, accountIds);
	const queued = await rewritePost(tx, deps, userId, post, {
		status: 'scheduled',
		...movedTo(place.at, post),
		queuePlace: place.place,
		...(accountIds ? narrowedApproval(post, accountIds) : {})
	});
	checkHours(queued, channels, deps);
	await followPlan(tx, deps, [id]);
	return queued;
}

const whyNone = (count: number): string =>
	count === 0 ? 'the queue has no slots' : 'every slot of the queue is for posts of some category';
