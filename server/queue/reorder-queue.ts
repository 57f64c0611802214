import type { Tx } from '#db/client.ts';
import { Refusal } from '#sync/errors.ts';
import { reorder } from '#sync/queue/reorder.ts';
import type { Deps } from '../core/deps.ts';
import { access } from '../core/guard.ts';
import { findPost } from '../posts/find-post.ts';
import { carryOut } from './move-queue.ts';
import { lockQueue } from './queue-of.ts';

/** Puts a queued post at another place of its queue, counted from 0; the posts between change their places. */
export async function reorderQueue(
	tx: Tx,
	deps: Deps,
	userId: string,
	postId: string,
	to: number
): Promise<void> {
	const { projectId } = await findPost(tx, userId, postId, 'project.read');
	await access(tx, userId, projectId, 'posts.publish');
	const queue = await lockQueue(tx, projectId);
	if (!queue.queued.some(({ id }) => id === postId)) throw new Refusal('not_queued');
	await carryOut(tx, deps, reorder(queue.queued, queue.slots, postId, to));
}
