import { send } from '../api.ts';
import type { Database } from '../data/database.ts';
import { hashOf } from './hash.ts';
import { lookAt } from './look.ts';
import { note, type Outgoing, type OutboxStore } from './store.ts';
import { transfer } from './transfer.ts';
import { settleFor, twinHere, twinThere } from './twins.ts';

export interface Workplace {
	store: OutboxStore;
	db: Database;
}

/** How often the others are told how far a file has come, in milliseconds. */
const pulse = 200;

/** This device cannot read the file's bytes any more. */
export class Unreadable extends Error {
	override name = 'Unreadable';
}

/** Looks at a file and reckons its hash. One that the project has, as far as this device knows, goes no further. */
export async function hash({ store, db }: Workplace, file: Outgoing, signal: AbortSignal): Promise<void> {
	const blob = await blobOf(store, file);
	const { sight, width, height } = await lookAt(blob, file.kind, signal);
	if (sight) await store.sights.put({ id: file.id, blob: sight });
	const sha256 = await hashOf(blob, signal);
	if (sha256 === null) throw new Unreadable();
	const known = { ...file, sha256 };
	const twin = await twinHere(store, db, known);
	if (twin && (await settleFor(store, db, known, twin))) return;
	await note(store, file, { state: 'waiting', sha256, width, height });
}

/** Sends a file, or goes on with it. One that the project has already needs no sending. `reached` is told that the server answers. */
export async function upload(
	{ store, db }: Workplace,
	file: Outgoing,
	reached: () => void,
	signal: AbortSignal
): Promise<void> {
	if (file.uploadUrl === null && (await isThere({ store, db }, file))) return;
	let toldAt = 0;
	// When the page is left, the outbox closes under these.
	const tell = (part: Partial<Outgoing>) => void note(store, file, part).catch(() => {});
	const told = {
		began: (uploadUrl: string) => tell({ uploadUrl }),
		sent: (offset: number) => {
			reached();
			if (Date.now() - toldAt < pulse) return;
			toldAt = Date.now();
			tell({ offset });
		}
	};
	await transfer(await blobOf(store, file), file, told, signal);
	await sendFrame(store, file);
	await arrived(store, file);
}

/** Whether the project has it already, and every post knows. */
async function isThere({ store, db }: Workplace, file: Outgoing): Promise<boolean> {
	const twin = (await twinHere(store, db, file)) ?? (await twinThere(file));
	if (twin === file.id) return arrived(store, file);
	return twin !== undefined && settleFor(store, db, file, twin);
}

const arrived = (store: OutboxStore, file: Outgoing): Promise<boolean> =>
	note(store, file, { state: 'done', offset: file.bytes, code: null, tries: 0 });

/** A film's small picture: the server cannot take one itself. Where it is refused, the film is no worse. */
async function sendFrame(store: OutboxStore, { id, kind }: Outgoing): Promise<void> {
	const sight = kind === 'video' ? await store.sights.get(id) : undefined;
	if (!sight) return;
	const headers = { 'content-type': 'image/jpeg' };
	await send(`/api/media/${id}/poster`, { method: 'POST', headers, body: sight.blob });
}

async function blobOf(store: OutboxStore, { id }: Outgoing): Promise<Blob> {
	const kept = await store.bytes.get(id);
	if (!kept) throw new Unreadable();
	return kept.blob;
}
