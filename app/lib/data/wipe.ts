import { Dexie } from 'dexie';
import { forgetBadge } from '../badge.ts';
import { openStore, outboxName } from '../media/store.ts';
import { mediaCache } from '../media-cache.ts';
import { sharedCache } from '../shared-cache.ts';
import { rememberedAs } from '../state/remembered.ts';
import { databaseName } from './database.ts';
import { deviceName, openDevice } from './device.ts';

/**
 * Deletes every IndexedDB database of one person. RxDB keeps one for each collection and each replication, and its own
 * `remove()` only empties them.
 */
export async function removeDatabases(userId: string): Promise<void> {
	const names = (await Dexie.getDatabaseNames()).filter((name) => ownerOf(name) === userId);
	await Promise.all(names.map((name) => Dexie.delete(name)));
}

const ownedBy = 'twexel.owner';
/** What belongs to the device and not to whoever uses it. */
const ofDevice = ['twexel.theme', 'twexel.locale', 'twexel.storage-asked'];

/** Everything of a person that is not in a database: pictures, what is being typed, which project was open, notifications. */
export async function forgetTraces(but: string[] = []): Promise<void> {
	const kept = [...ofDevice, ...but];
	for (const store of [localStorage, sessionStorage]) {
		for (const key of Object.keys(store)) if (!kept.includes(key)) store.removeItem(key);
	}
	await Promise.allSettled([
		caches.delete(mediaCache),
		caches.delete(sharedCache),
		forgetBadge(),
		forgetPush()
	]);
}

/**
 * Before a desk opens: what somebody else left behind here goes. A session that ended on the server keeps the device's data, so that unsent
 * work goes out when its author is back; when another person comes instead, only databases with unsent work stay, closed to everybody else.
 */
export async function evictOthers(userId: string): Promise<void> {
	if (localStorage.getItem(ownedBy) === userId) return;
	const owners = new Set((await Dexie.getDatabaseNames()).flatMap((name) => ownerOf(name) ?? []));
	const others = [...owners].filter((owner) => owner !== userId);
	// The profile is the newcomer's own already.
	if (others.length > 0) await forgetTraces([rememberedAs]);
	for (const other of others) if (!(await hasUnsent(other))) await removeDatabases(other);
	localStorage.setItem(ownedBy, userId);
}

async function hasUnsent(userId: string): Promise<boolean> {
	const [device, outbox] = [openDevice(userId), openStore(userId)];
	try {
		const tables = [device.waiting, device.rescued, device.sayings, outbox.outgoing];
		const counts = await Promise.all(tables.map((table) => table.count()));
		return counts.some((count) => count > 0);
	} catch {
		// A database of a newer version cannot be looked into: better one too many that is kept.
		return true;
	} finally {
		device.close();
		outbox.close();
	}
}

/** Whose a database is: this device's own, or one of RxDB's, which puts words of its own around the name. */
function ownerOf(name: string): string | undefined {
	const [, owner] = new RegExp(`${databaseName('(?:device-|outbox-)?')}([0-9a-f-]{36})`).exec(name) ?? [];
	if (owner === undefined) return undefined;
	const isOurs = name.includes(databaseName(owner)) || [deviceName(owner), outboxName(owner)].includes(name);
	return isOurs ? owner : undefined;
}

/** Nobody is told of another person's posts: the server drops a subscription that no longer answers. */
export async function forgetPush(): Promise<void> {
	const registration = await navigator.serviceWorker?.getRegistration();
	const subscription = await registration?.pushManager?.getSubscription();
	await subscription?.unsubscribe();
	for (const shown of (await registration?.getNotifications?.()) ?? []) shown.close();
}
