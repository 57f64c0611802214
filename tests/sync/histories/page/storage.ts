import type { RxStorage, RxStorageInstance } from 'rxdb';
import { getRxStorageMemory, type RxStorageMemory } from 'rxdb/plugins/storage-memory';
import { takeUntil } from 'rxjs';
import type { Life } from '../life.ts';

/** What a device keeps of RxDB's documents; it outlives the pages that write to it. */
export type Disk = RxStorageMemory['collectionStates'];

let opened = 0;

/** The disk as one page has it: every write is a moment at which the page can die. */
export function diskStorage(disk: Disk, life: Life): RxStorage<unknown, unknown> {
	const memory = { ...getRxStorageMemory(), collectionStates: disk };
	return {
		// A name of its own, so that RxDB does not take the successor of a dead page for a second copy of it.
		name: `disk-${++opened}`,
		rxdbVersion: memory.rxdbVersion,
		async createStorageInstance(params) {
			const instance = await memory.createStorageInstance(params as never);
			// The cast: RxDB's types for a storage differ only in what they say of its insides.
			const mortal = instance as unknown as RxStorageInstance<never, unknown, unknown>;
			const { bulkWrite, query, count, findDocumentsById, changeStream } = mortal;
			mortal.bulkWrite = (rows, context) => life.write(() => bulkWrite.call(mortal, rows, context));
			mortal.query = (prepared) => life.ask(() => query.call(mortal, prepared));
			mortal.count = (prepared) => life.ask(() => count.call(mortal, prepared));
			mortal.findDocumentsById = (ids, withDeleted) =>
				life.ask(() => findDocumentsById.call(mortal, ids, withDeleted));
			mortal.changeStream = () => changeStream.call(mortal).pipe(takeUntil(life.end$));
			return mortal as never;
		}
	};
}
