import { createRxDatabase } from 'rxdb';
import { collectionNames, collections, type CollectionName } from '#sync/collection.ts';
import { freshSchema } from '../../../kit/fresh-schema.ts';
import type { Send } from '#app/lib/data/send.ts';
import { unthrowing } from '#app/lib/data/aside.ts';
import { conflictHandler } from '#app/lib/data/conflict.ts';
import { databaseName, type Collections, type Database } from '#app/lib/data/database.ts';
import type { DeviceStore } from '#app/lib/data/device.ts';
import { fenced } from '#app/lib/data/fence.ts';
import { withOrigin } from '#app/lib/data/origin.ts';
import { offerPassedOver } from '#app/lib/data/passed-over.ts';
import { replicate, type Replication } from '#app/lib/data/replication.ts';
import { mendMarks } from '#app/lib/data/mend-marks.ts';
import { ChangeStream } from '#app/lib/data/stream.ts';
import * as writes from '#app/lib/data/writes.ts';
import type { Life } from '../life.ts';
import { setDesk } from './desk.ts';
import { isPausing } from './pace.ts';
import { diskStorage, type Disk } from './storage.ts';

/** What a page is opened over: a person's device, and the page's own life and line to the server. */
export interface Opening {
	userId: string;
	disk: Disk;
	device: DeviceStore;
	life: Life;
	send: Send;
	/** Whether it talks to the server; two that do are two leaders. */
	isLeading: boolean;
}

/** One open tab: the app's own replication, conflicts and writes over a storage that can be cut off. */
export interface Page {
	database: Database;
	life: Life;
	isLeading: boolean;
	writes: typeof writes;
	/** Whether it waits for itself, and will ask for more. */
	isPausing(): boolean;
	resync(names: readonly CollectionName[]): void;
	/** What the app does every some seconds. */
	offersPassedOver(): Promise<void>;
	/** Closes it as a person does. */
	close(): Promise<void>;
	/** Clears away what is left of it after its death. */
	bury(): void;
}

const schemas = Object.fromEntries(collectionNames.map((name) => [name, freshSchema(name)]));

export async function openPage({ userId, disk, device, life, send, isLeading }: Opening): Promise<Page> {
	const failed = (fault: unknown) => {
		if (fault) throw new Error('a storage that never fails did', { cause: fault });
	};
	const database: Database = await createRxDatabase<Collections>({
		name: databaseName(userId),
		storage: fenced(withOrigin(diskStorage(disk, life)), failed),
		multiInstance: false,
		eventReduce: true
	});
	const creators = collectionNames.map((name) => {
		const conflict = collections[name].isPushed
			? { conflictHandler: unthrowing(conflictHandler(name, device), failed) }
			: {};
		return [name, { schema: schemas[name], ...conflict }];
	});
	// RxDB's own type asks for literal schemas; ours are made from the records that `Collections` names.
	await database.addCollections(Object.fromEntries(creators) as never);
	setDesk({ userId, db: database, device, sync: { ownFault: failed } });
	const stream = new ChangeStream(send, () => undefined);
	const replications = isLeading ? replicate({ database, device, stream, send }) : [];
	// Before any of them can have failed: what waits for its next try waits for nothing else here.
	for (const replication of replications) replication.retryTime = 1;
	await mendMarks(device, database);
	await Promise.all(replications.map((replication) => replication.startPromise));
	return {
		database,
		life,
		isLeading,
		writes,
		isPausing,
		resync: (names) => stream.resync(names),
		offersPassedOver: () => offerPassedOver(device, replications),
		async close() {
			await database.close();
			life.end();
		},
		bury: () => bury(database, replications)
	};
}

/** The dead answer nothing, so nothing is awaited: this only frees their timers, and their places among RxDB's open collections. */
function bury(database: Database, replications: Replication[]): void {
	for (const replication of replications) void replication.cancel().catch(() => undefined);
	for (const name of collectionNames) void database[name].close().catch(() => undefined);
}
