import type { Checkpoint } from '#sync/protocol.ts';
import type { Replication } from './replication.ts';

/** A page whose documents were all known already leaves no mark for a moment: then the next one is not held back. In milliseconds. */
const patience = 1500;

/**
 * Resolves when everything up to a checkpoint is stored. RxDB asks for the next page while it still stores the last one, and joins what has
 * come meanwhile into one write: over a fast line that becomes thousands of documents at once, and the screen stands still for it.
 */
export async function untilStored(replication: Replication, since: Checkpoint): Promise<void> {
	const wanted = JSON.stringify(since);
	const giveUpAt = Date.now() + patience;
	const isStored = () => {
		const stored = replication.internalReplicationState?.lastCheckpointDoc.down?.checkpointData;
		return JSON.stringify(stored) === wanted;
	};
	while (!replication.isStopped() && !isStored() && Date.now() < giveUpAt) await nextMoment();
}

/** Lets the screen be drawn and keys be heard. */
const nextMoment = () => new Promise((resolve) => setTimeout(resolve, 4));
