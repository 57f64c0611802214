import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { posts } from '#db/schema.ts';
import { moveOn, type Move } from '#sync/queue/move-on.ts';
import type { Deps } from '../core/deps.ts';
import { followPlan } from '../posts/follow-plan.ts';
import { movedTo, type Times } from '../posts/moved-to.ts';
import { writePost } from '../posts/write-post.ts';
import type { LockedQueue } from './queue-of.ts';

/** Brings every queued post to where it belongs by the queue's week, its zone and the time. Gives how many moved. */
export function moveQueue(tx: Tx, deps: Deps, queue: LockedQueue): Promise<number> {
	return carryOut(tx, deps, moveOn(queue.queued, queue, queue.fixed, deps.clock.now().toISOString()));
}

/**
 * Moves posts of a locked queue. One that has been sent, called off or planned by hand since it was read has left the queue and stays as it
 * is. That two pass through one place is looked at when all have moved, at the end of the transaction.
 */
export async function carryOut(tx: Tx, deps: Deps, moves: Move[]): Promise<number> {
	if (moves.length === 0) return 0;
	const ids = moves.map(({ id }) => id);
	const still = await lockQueued(tx, ids);
	let moved = 0;
	for (const { id, place, at } of moves) {
		const times = still.get(id);
		if (!times) continue;
		await writePost(tx, deps, id, { queuePlace: place, ...movedTo(at, times) });
		moved += 1;
	}
	await followPlan(tx, deps, [...still.keys()]);
	return moved;
}

/** Takes back what of a paused queue is armed already. What a worker has in hand goes out. */
export async function holdQueue(tx: Tx, deps: Deps, { queued }: LockedQueue): Promise<void> {
	const ids = queued.map(({ id }) => id);
	await followPlan(tx, deps, [...(await lockQueued(tx, ids)).keys()]);
}

async function lockQueued(tx: Tx, ids: string[]): Promise<Map<string, Times>> {
	const isQueued = and(eq(posts.status, 'scheduled'), isNotNull(posts.queuePlace), isNull(posts.deletedAt));
	const rows = await tx
		.select({ id: posts.id, scheduledAt: posts.scheduledAt, deleteAt: posts.deleteAt })
		.from(posts)
		.where(and(inArray(posts.id, ids), isQueued))
		.orderBy(posts.id)
		.for('update');
	return new Map(rows.map(({ id, ...times }) => [id, times]));
}
