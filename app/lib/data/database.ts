import { createRxDatabase, type RxCollection, type RxDatabase } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import {
	collectionNames,
	collections,
	jsonSchema,
	type CollectionName,
	type Documents
} from '#sync/collection.ts';
import { conflictHandler } from './conflict.ts';
import type { DeviceStore } from './device.ts';

export type Collections = { [Name in CollectionName]: RxCollection<Documents[Name]> };
export type Database = RxDatabase<Collections>;

export const databaseName = (userId: string): string => `twexel-${userId}`;

/** This person's documents on this device. Another person's lie in a database of another name. */
export async function openDatabase(userId: string, device: DeviceStore): Promise<Database> {
	const database = await createRxDatabase<Collections>({
		name: databaseName(userId),
		storage: getRxStorageDexie(),
		multiInstance: true,
		eventReduce: true,
		closeDuplicates: true
	});
	const creators = collectionNames.map((name) => {
		const { isPushed } = collections[name];
		const conflict = isPushed ? { conflictHandler: conflictHandler(name, device) } : {};
		const schema = jsonSchema(name);
		const indexes = [...schema.indexes, ...(name === 'posts' ? [calendarIndex] : [])];
		return [name, { schema: { ...schema, indexes }, ...conflict }];
	});
	// RxDB's own type asks for literal schemas; ours are made from the records that `Collections` names.
	await database.addCollections(Object.fromEntries(creators) as never);
	return database;
}

/**
 * What the calendar reads a month by. Not in the shared schema: RxDB's other storages can index no field that may be null. Dexie can:
 * IndexedDB leaves posts without a time out of this index, which is what a range of times asks for.
 */
const calendarIndex = ['projectId', 'scheduledAt'];
