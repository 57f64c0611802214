import { send } from '../api.ts';
import { openDatabase, type Database } from './database.ts';
import { openDevice, type DeviceStore } from './device.ts';
import { replicate, type Replication } from './replication.ts';
import { dropStaleMarks } from './stale-marks.ts';
import { ChangeStream } from './stream.ts';
import { SyncState } from './sync-state.svelte.ts';
import { removeDatabases } from './wipe.ts';

/** Everything that a signed-in person works with on this device. It opens and works with no network. */
export interface Desk {
	userId: string;
	db: Database;
	device: DeviceStore;
	sync: SyncState;
}

let open = $state.raw<(Desk & { close: () => Promise<void> }) | null>(null);
let opening: Promise<Desk> | null = null;

/** Opens this person's desk; one that is open already is given again. */
export function openDesk(user: { id: string }): Promise<Desk> {
	if (open?.userId === user.id) return Promise.resolve(open);
	opening ??= closeDesk()
		.then(() => build(user.id))
		.finally(() => (opening = null));
	return opening;
}

/** The open desk. Screens below the signed-in layout can rely on it. */
export function desk(): Desk {
	if (!open) throw new Error('no desk is open');
	return open;
}

export const isDeskOpen = (): boolean => open !== null;

export async function closeDesk(): Promise<void> {
	const closing = open;
	open = null;
	await closing?.close();
}

/** Removes everything of this person from the device. What has not been sent is gone with it: warn first. */
export async function wipeDesk(): Promise<void> {
	const userId = open?.userId;
	await closeDesk();
	if (userId) await removeDatabases(userId);
}

async function build(userId: string): Promise<Desk> {
	const device = openDevice(userId);
	const db = await openDatabase(userId, device);
	let replications: Replication[] = [];
	const sync = new SyncState(device, () => {
		for (const replication of replications) replication.reSync();
	});
	const stream = new ChangeStream(send, (isConnected) => sync.connected(isConnected));
	replications = replicate({ database: db, device, stream, send });
	for (const replication of replications) {
		replication.error$.subscribe((error) => sync.failed(error.message));
		replication.received$.subscribe(() => sync.failed(null));
	}
	await dropStaleMarks(device, db);
	void db.waitForLeadership().then(() => {
		if (open?.db === db) stream.start();
	});
	open = {
		userId,
		db,
		device,
		sync,
		async close() {
			stream.stop();
			sync.close();
			await db.close();
			device.close();
		}
	};
	return open;
}
