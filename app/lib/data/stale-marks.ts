import type { Database } from './database.ts';
import type { DeviceStore } from './device.ts';

/** A mark that was made for a write which a crash prevented has no document of its word. */
export async function dropStaleMarks(device: DeviceStore, db: Database): Promise<void> {
	for (const mark of await device.waiting.toArray()) {
		const [document] = await db[mark.collection].storageInstance.findDocumentsById([mark.id], true);
		if (document?.writeId !== mark.writeId) await device.waiting.delete(mark.key);
	}
}
