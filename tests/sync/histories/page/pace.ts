import { setTimeout as sleep } from 'node:timers/promises';
import type { Checkpoint } from '#sync/protocol.ts';
import type { Replication } from '#app/lib/data/replication.ts';

/**
 * Stands where app/lib/data/pace.ts stands in a browser, and waits by turns of the event loop instead of by the clock, so that a history is the
 * same on a busy machine. What was known already leaves no mark: then the next page is not held back for longer than any storing takes.
 */
const patience = 30;

let pauses = 0;

/** Whether a page waits for something else than the network. */
export const isPausing = (): boolean => pauses > 0;

export async function untilStored(replication: Replication, since: Checkpoint): Promise<void> {
	const wanted = JSON.stringify(since);
	const isStored = () =>
		JSON.stringify(replication.internalReplicationState?.lastCheckpointDoc.down?.checkpointData) === wanted;
	pauses++;
	for (let turn = 0; turn < patience && !replication.isStopped() && !isStored(); turn++) await sleep(0);
	pauses--;
}
