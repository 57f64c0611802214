import type { Database } from './database.ts';
import type { DeviceStore } from './device.ts';
import { standIn } from './revoked.ts';

/**
 * A mark that was made for a write which a crash prevented has no document of its word. What is there instead may wait itself, from an earlier
 * write: the mark is then that one's, until it is pushed or found to have been.
 */
export async function mendMarks(device: DeviceStore, db: Database): Promise<void> {
	for (const mark of await device.waiting.toArray()) {
		const [document] = await db[mark.collection].storageInstance.findDocumentsById([mark.id], true);
		const writeId = document?.writeId;
		if (writeId === mark.writeId) continue;
		if (writeId === undefined || writeId === standIn) await device.waiting.delete(mark.key);
		else await device.waiting.put({ ...mark, writeId, isMended: true });
	}
}
