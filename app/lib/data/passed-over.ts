import type { CollectionName } from '#sync/collection.ts';
import { unmarkWaiting, type DeviceStore, type Waiting } from './device.ts';
import type { Replication } from './replication.ts';
import { notedBy } from './revoked.ts';

/**
 * Has RxDB push what it has passed over. How far it has pushed it knows by the times of the writes, and every tab has a clock of its own: what one
 * tab writes while a later write of another is already noted as pushed lies behind that mark. Of such a write RxDB knows only as long as it
 * holds the news of it, and it drops them where it is told to look anew at that moment, or is closed. Written once more as it is, it is seen.
 */
export async function offerPassedOver(device: DeviceStore, running: Replication[]): Promise<void> {
	const marks = await device.waiting.toArray();
	if (marks.length === 0) return;
	for (const replication of running) {
		const state = replication.internalReplicationState;
		// In a tab that does not lead there is none; what is under way is left alone.
		if (!state || replication.isStopped() || state.events.active.up.getValue()) continue;
		const { name, storageInstance } = replication.collection;
		const words = new Map(
			marks.flatMap(({ collection, id, writeId }) => (collection === name ? [[id, writeId]] : []))
		);
		if (words.size === 0) continue;
		const documents = await storageInstance.findDocumentsById([...words.keys()], true);
		const written = documents.filter(({ id, writeId }) => words.get(id) === writeId);
		await dropReplaced(device, name as CollectionName, marks, written);
		const notes = await notedBy(replication)(written.map(({ id }) => id));
		const isNoted = ({ id, writeId }: { id: string; writeId: string }) => notes[id]?.writeId === writeId;
		// The cast: RxDB names a collection by any text, and these are named by ours.
		await unmarkWaiting(device, name as CollectionName, written.filter(isNoted));
		const passed = written.filter((one) => !isNoted(one));
		if (passed.length === 0) continue;
		await storageInstance.bulkWrite(
			passed.map((document) => ({ previous: document, document: { ...document } })),
			'passed-over'
		);
	}
}

/** What was only thought to wait, and has been replaced by what was pulled, waits no more. A write of a person's makes a mark of its own. */
async function dropReplaced(
	device: DeviceStore,
	name: CollectionName,
	marks: Waiting[],
	written: { id: string }[]
): Promise<void> {
	const there = new Set(written.map(({ id }) => id));
	const replaced = marks.filter(
		({ collection, id, isMended }) => collection === name && isMended && !there.has(id)
	);
	if (replaced.length > 0) await unmarkWaiting(device, name, replaced);
}
