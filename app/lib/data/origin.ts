import { defaultHashSha256, type BulkWriteRow, type RxStorage, type RxStorageInstance } from 'rxdb';
import type { CollectionName } from '#sync/collection.ts';

/** What RxDB calls the replication of a collection, on this device. */
export const replicationName = (name: CollectionName): string => `twexel-sync-${name}`;

/**
 * Gives a document that the replication brings for the first time the mark that RxDB means to give it, that it came from the server. RxDB 17.6
 * loses that mark on its way to the storage. Then a page that is closed between the writing of its documents and of what the replication
 * notes about them would take them for unsent work of this person's at its next start: no later word of the server on them would be
 * taken, and none of them given up when access is lost.
 */
export function withOrigin<Internals, Options>(
	storage: RxStorage<Internals, Options>
): RxStorage<Internals, Options> {
	return {
		name: storage.name,
		rxdbVersion: storage.rxdbVersion,
		async createStorageInstance(params) {
			const instance = await storage.createStorageInstance(params);
			// As RxDB itself derives it. What is no collection of ours is never written to by the replication.
			const identifier = `rxdbreplication${replicationName(params.collectionName as CollectionName)}`;
			mark(instance, await defaultHashSha256(identifier));
			return instance;
		}
	};
}

function mark<T, Internals, Options>(instance: RxStorageInstance<T, Internals, Options>, hash: string): void {
	const bulkWrite = instance.bulkWrite.bind(instance);
	instance.bulkWrite = (rows, context) =>
		bulkWrite(
			context.startsWith('replication-downstream-') ? rows.map((row) => marked(row, hash)) : rows,
			context
		);
}

function marked<T>(row: BulkWriteRow<T>, hash: string): BulkWriteRow<T> {
	if (row.previous) return row;
	const { document } = row;
	return { ...row, document: { ...document, _meta: { ...document._meta, o: { _rev: 1, hash } } } };
}
