import type { CollectionName } from '#sync/collection.ts';
import type { Stored } from '#sync/protocol.ts';
import { waitingKey, type DeviceStore } from './device.ts';

/** A row as RxDB pushes it. */
export interface PushedRow {
	newDocumentState: Stored<{ id: string; writeId: string; projectId?: string }>;
	assumedMasterState?: Stored<{ id: string; writeId: string }>;
}

/** Longer than any start of the app lets a pushed document wait for its note. In milliseconds. */
const kept = 7 * 24 * 3600_000;

const keyOf = (name: CollectionName, { newDocumentState }: PushedRow): string =>
	waitingKey(name, newDocumentState.id);

/**
 * Keeps what the server has just taken in. RxDB notes it some steps later, and where the page is closed or the replication started anew in
 * between, it would push the person's next write as one made without knowing their own last one: a conflict with oneself.
 */
export async function noteAccepted(
	device: DeviceStore,
	name: CollectionName,
	rows: PushedRow[]
): Promise<void> {
	const at = Date.now();
	await device.accepted.bulkPut(
		rows.map((row) => ({
			...{ key: keyOf(name, row), projectId: row.newDocumentState.projectId ?? row.newDocumentState.id, at },
			...{ before: row.assumedMasterState?.writeId ?? null, document: row.newDocumentState }
		}))
	);
}

/** The rows with what the server is known to hold, where RxDB has not noted it. */
export async function withAccepted(
	device: DeviceStore,
	name: CollectionName,
	rows: PushedRow[]
): Promise<PushedRow[]> {
	const entries = await device.accepted.bulkGet(rows.map((row) => keyOf(name, row)));
	return rows.map((row, index) => {
		const entry = entries[index];
		// What RxDB assumes has moved on since: it has noted this one, or a later one.
		if (!entry || entry.before !== (row.assumedMasterState?.writeId ?? null)) return row;
		if (entry.document.writeId === row.newDocumentState.writeId) return row;
		return { ...row, assumedMasterState: entry.document };
	});
}

/** Nothing is kept of projects that were closed to this person, nor for longer than it can be of use. */
export async function forgetAccepted(device: DeviceStore, projectIds: string[] = []): Promise<void> {
	const all = await device.accepted.toArray();
	const old = Date.now() - kept;
	const gone = all.filter(({ at, projectId }) => at < old || projectIds.includes(projectId));
	if (gone.length > 0) await device.accepted.bulkDelete(gone.map(({ key }) => key));
}
