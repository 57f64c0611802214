import type { Dexie } from 'dexie';
import type { RxStorage, RxStorageInstance } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { faultOf, type Fault } from './fault.ts';
import { withOrigin } from './origin.ts';
import { inPages } from './reading.ts';

/** Told of every write that failed, before whoever asked for it is, and of every one that worked: then of null. */
export type OnFault = (fault: Fault | null, by: 'sync' | 'person') => void;

/** Brings a closed connection back. False where it must stay closed. */
export type Revive<Internals> = (instance: { internals: Internals; closed?: unknown }) => Promise<boolean>;

/**
 * Watches over a storage. RxDB goes on after a failed write as if nothing had been: the next page moves the checkpoint past the one that
 * was lost. So whoever runs the replication hears of the failure first, while the one that failed is still the last one written.
 */
export function fenced<Internals, Options>(
	storage: RxStorage<Internals, Options>,
	onFault: OnFault,
	revive: Revive<Internals> = async () => false
): RxStorage<Internals, Options> {
	return {
		name: storage.name,
		rxdbVersion: storage.rxdbVersion,
		async createStorageInstance(params) {
			const instance = await storage.createStorageInstance(params);
			watch(instance, onFault, () => revive(instance));
			return instance;
		}
	};
}

function watch<T, Internals, Options>(
	instance: RxStorageInstance<T, Internals, Options>,
	onFault: OnFault,
	revive: () => Promise<boolean>
): void {
	/** A connection that was closed is opened once more; whether its data are still there is for the replication to find out. */
	async function revived<Answer>(work: () => Promise<Answer>, by: Parameters<OnFault>[1]): Promise<Answer> {
		try {
			return await work();
		} catch (error) {
			const fault = faultOf(error);
			if (fault !== 'closed' || !(await revive())) throw error;
			onFault(fault, by);
			return work();
		}
	}

	const bulkWrite = instance.bulkWrite.bind(instance);
	instance.bulkWrite = async (rows, context) => {
		const by = context.startsWith('replication-') ? 'sync' : 'person';
		try {
			const written = await revived(() => bulkWrite(rows, context), by);
			onFault(null, by);
			return written;
		} catch (error) {
			onFault(faultOf(error), by);
			// RxDB awaits nobody here and would be left with a broken queue. It is taken down before it can build on this checkpoint.
			if (context === 'replication-set-checkpoint') return { error: [] };
			throw error;
		}
	};
	const query = instance.query.bind(instance);
	instance.query = (prepared) => revived(() => query(prepared), 'sync');
	const find = instance.findDocumentsById.bind(instance);
	instance.findDocumentsById = (ids, withDeleted) => revived(() => find(ids, withDeleted), 'sync');
}

/** IndexedDB, watched over. */
export function deviceStorage(onFault: OnFault) {
	/** Databases that another tab is deleting: opened again they would come back empty, and after a sign-out come back at all. */
	const gone = new WeakSet<Dexie>();
	const storage = getRxStorageDexie({
		onCreate: (db: Dexie) => {
			db.on('versionchange', (event) => {
				if (event.newVersion === null || event.newVersion === 0) gone.add(db);
			});
		}
	});
	return fenced(withOrigin(inPages(storage)), onFault, async ({ internals, closed }) => {
		const { dexieDb } = await internals;
		if (closed || gone.has(dexieDb)) return false;
		if (!dexieDb.isOpen()) await dexieDb.open();
		return true;
	});
}
