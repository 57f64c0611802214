import type { Tx } from '#db/client.ts';
import type { ProjectRow } from '#db/schema.ts';
import { same } from '#sync/merge.ts';
import type { Deps } from '../core/deps.ts';
import { holdQueue, moveQueue } from './move-queue.ts';
import { queueOf } from './queue-of.ts';

/**
 * What a project's change means to its queued posts, in the transaction that makes it, and under the project's lock: they go with the clocks of another zone, move on from slots that
 * are no more, are held by a pause, and go on from now when it ends.
 */
export async function followWeek(tx: Tx, deps: Deps, before: ProjectRow, after: ProjectRow): Promise<void> {
	const isSame =
		before.timezone === after.timezone &&
		before.queuePaused === after.queuePaused &&
		same(before.slots, after.slots);
	if (isSame) return;
	const queue = await queueOf(tx, after);
	if (queue.queued.length === 0) return;
	await moveQueue(tx, deps, queue);
	if (after.queuePaused) await holdQueue(tx, deps, queue);
}
