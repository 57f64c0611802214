import { Dexie } from 'dexie';
import { wipeOutbox } from '../media/store.ts';
import { databaseName } from './database.ts';
import { deviceName } from './device.ts';

/**
 * Deletes every IndexedDB database of one person. RxDB keeps one for each collection and each replication, and its own
 * `remove()` only empties them.
 */
export async function removeDatabases(userId: string): Promise<void> {
	const ours = await Dexie.getDatabaseNames();
	const names = ours.filter((name) => name.includes(databaseName(userId)) || name === deviceName(userId));
	await Promise.all([...names.map((name) => Dexie.delete(name)), wipeOutbox(userId)]);
}
