import { addRxPlugin, createRxDatabase, type RxCollection, type RxDatabase } from 'rxdb';
import { RxDBLeaderElectionPlugin } from 'rxdb/plugins/leader-election';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';
import {
	collectionNames,
	collections,
	jsonSchema,
	type CollectionName,
	type Documents
} from '#sync/collection.ts';
import { nextTask } from '../next-task.ts';
import { unthrowing } from './aside.ts';
import { conflictHandler } from './conflict.ts';
import type { DeviceStore } from './device.ts';
import { faultOf } from './fault.ts';
import { deviceStorage, type OnFault } from './fence.ts';
import { postIndexes } from './indexes.ts';
import { migrationsOf, removeOlder } from './migrations.ts';

export type Collections = { [Name in CollectionName]: RxCollection<Documents[Name]> };
export type Database = RxDatabase<Collections>;

export const databaseName = (userId: string): string => `twexel-${userId}`;

addRxPlugin(RxDBMigrationSchemaPlugin);
addRxPlugin(RxDBLeaderElectionPlugin);

/** This person's documents on this device. Another person's lie in a database of another name. */
export async function openDatabase(userId: string, device: DeviceStore, onFault: OnFault): Promise<Database> {
	const lost = (error: unknown) => onFault(faultOf(error), 'sync');
	const database = await createRxDatabase<Collections>({
		name: databaseName(userId),
		storage: deviceStorage(onFault),
		multiInstance: true,
		eventReduce: true,
		closeDuplicates: true
	});
	await nextTask();
	const creators = collectionNames.map((name) => {
		const { isPushed } = collections[name];
		const conflict = isPushed ? { conflictHandler: unthrowing(conflictHandler(name, device), lost) } : {};
		return [name, { schema: deviceSchema(name), migrationStrategies: migrationsOf(name), ...conflict }];
	});
	await nextTask();
	// RxDB's own type asks for literal schemas; ours are made from the records that `Collections` names.
	await database.addCollections(Object.fromEntries(creators) as never);
	await removeOlder(database);
	return database;
}

/** The shared schema with the indexes of this device. */
export function deviceSchema(name: CollectionName) {
	const schema = jsonSchema(name);
	// Of two that serve equally, RxDB takes the one named last: who names none is answered by a shared one.
	const own = [postIndexes.byTime, postIndexes.byStatus];
	return name === 'posts' ? { ...schema, indexes: [...own, ...schema.indexes] } : schema;
}
