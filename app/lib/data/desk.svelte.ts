import { tick } from 'svelte';
import { send } from '../api.ts';
import { Outbox } from '../media/outbox.svelte.ts';
import { whenIdle } from '../next-task.ts';
import { letGo, saveAll } from '../state/leaving.ts';
import { forgetAccepted } from './accepted.ts';
import { openDatabase, type Database } from './database.ts';
import { openDevice, type DeviceStore } from './device.ts';
import { replicate, type Replication } from './replication.ts';
import { offerPassedOver } from './passed-over.ts';
import { tellRead } from './read-notices.ts';
import { tellSayings } from './sayings.ts';
import { mendMarks } from './mend-marks.ts';
import { ChangeStream } from './stream.ts';
import { Supervisor } from './supervisor.ts';
import { SyncState } from './sync-state.svelte.ts';
import { clearOut, dataVersion, takePlace } from './tabs.ts';
import { evictOthers, removeDatabases } from './wipe.ts';

/** Everything that a signed-in person works with on this device. It opens and works with no network. */
export interface Desk {
	userId: string;
	db: Database;
	device: DeviceStore;
	sync: SyncState;
	outbox: Outbox;
}

/** How long the line to the server waits for the first screen, and how long where the browser cannot say that it is drawn, in milliseconds. */
const longestDrawing = 1000;
const usualDrawing = 200;

let open = $state.raw<(Desk & { close: () => Promise<void> }) | null>(null);
let opening: Promise<Desk> | null = null;
let closedBy = $state<'newer version' | 'sign-out' | null>(null);

/** Opens this person's desk; one that is open already is given again. Rejects where a newer version of the app has it open. */
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

/** Why another tab had this one's desk closed: no screen can stand then. */
export const deskClosedBy = (): typeof closedBy => closedBy;

export async function closeDesk(): Promise<void> {
	const closing = open;
	open = null;
	await closing?.close();
}

/** Removes everything of this person from the device, and from its other tabs. What has not been sent is gone with it: warn first. */
export async function wipeDesk(userId: string): Promise<void> {
	await closeDesk();
	await clearOut(userId);
	await removeDatabases(userId);
}

/** The screens go first, they cannot stand without the desk; what they leave unsaved is saved before the connection closes. */
async function closeFor(reason: NonNullable<typeof closedBy>): Promise<void> {
	if (reason === 'newer version') await saveAll();
	letGo();
	closedBy = reason;
	await tick();
	await closeDesk();
}

async function build(userId: string): Promise<Desk> {
	const leave = await takePlace(userId, dataVersion(), {
		outdated: () => closeFor('newer version'),
		left: () => closeFor('sign-out')
	});
	if (!leave) {
		closedBy = 'newer version';
		throw new Error('a newer version of the app is open in another tab');
	}
	await evictOthers(userId);
	const device = openDevice(userId);
	// A newer version changes this device's own store in place, and asks for it so.
	device.on('versionchange', ({ newVersion }) => void (newVersion && closeFor('newer version')));
	const sync: SyncState = new SyncState(device, () => {
		// Also what an editor could not store.
		void saveAll();
		supervisor.retry();
		tellSayings({ db, device, send }).catch(() => undefined);
		void outbox.retry();
	});
	const stream = new ChangeStream(send, (isConnected) => {
		sync.connected(isConnected);
		if (!isConnected) return;
		supervisor.lineIsBack();
		// A desk that is closed meanwhile tells it when it opens again.
		tellRead({ db, device, send }).catch(() => undefined);
		tellSayings({ db, device, send }).catch(() => undefined);
	});
	const supervisor = new Supervisor(
		(): Replication[] => replicate({ database: db, device, stream, send, onOutdated: () => sync.outdated() }),
		{ fault: (fault) => sync.fault(fault), line: (error) => sync.failed(error) },
		(running) => offerPassedOver(device, running)
	);
	const db = await openDatabase(userId, device, (fault, by) => {
		if (by === 'person') sync.ownFault(fault);
		else if (fault) supervisor.fail(fault);
	});
	await mendMarks(device, db);
	await forgetAccepted(device);
	const outbox = new Outbox(userId, db, sync);
	void startLine(db, stream, supervisor);
	open = {
		userId,
		db,
		device,
		sync,
		outbox,
		async close() {
			outbox.close();
			stream.stop();
			sync.close();
			await supervisor.stop();
			await db.close();
			device.close();
			leave();
		}
	};
	return open;
}

/** In the tab that leads. What is on the device is drawn first: the server's word is not waited for by any screen. */
async function startLine(db: Database, stream: ChangeStream, supervisor: Supervisor): Promise<void> {
	const isOpen = () => open?.db === db;
	await db.waitForLeadership();
	await new Promise<void>((drawn) => whenIdle(drawn, longestDrawing, usualDrawing));
	if (isOpen()) await stream.start();
	if (isOpen()) supervisor.start();
}
