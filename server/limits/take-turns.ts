import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { publications } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { allot, type Asking } from './allot.ts';
import { joinQueue } from './join-queue.ts';
import { roomFor } from './room-for.ts';
import { keepLedger, lockSenders, readLedger } from './ledger.ts';

/**
 * Gives those that may be sent now, and has taken their tokens. The others stand in their sender's queue with the time at which their turn is
 * expected; to wait is no attempt. Where a queue is, nobody passes it. In the caller's transaction: if that fails, nothing was taken.
 */
export async function takeTurns(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	asking: (Asking & { accountId: string })[]
): Promise<Set<string>> {
	if (asking.length === 0) return new Set();
	const now = deps.clock.now();
	const bySender = Map.groupBy(asking, ({ wish }) => wish.sender);
	await lockSenders(
		tx,
		asking.map(({ wish }) => wish),
		now
	);
	const ledger = await readLedger(tx, asking);
	const queued = await tx
		.selectDistinct({ lane: publications.lane })
		.from(publications)
		.where(and(eq(publications.status, 'pending'), inArray(publications.lane, [...bySender.keys()])));
	const room = await roomFor(tx, [...bySender.keys()]);
	const hasQueue = new Set(queued.map(({ lane }) => lane));
	const going = new Set<string>();
	for (const [sender, all] of bySender) {
		if (hasQueue.has(sender)) continue;
		const most = room.get(sender) ?? 0;
		for (const id of allot(all, ledger, { now, until: now, most }).keys()) going.add(id);
	}
	await keepLedger(tx, ledger);
	await joinQueue(
		tx,
		deps,
		asking.filter(({ id }) => !going.has(id)),
		ledger
	);
	return going;
}
