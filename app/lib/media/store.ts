import { Dexie, type EntityTable } from 'dexie';
import type { RefusalCode } from '#sync/errors.ts';
import type { Media } from '#sync/records/media.ts';

/** A file of this device on its way to the server. Its id is chosen here and is the file's for good: posts may name it at once. */
export interface Outgoing {
	id: string;
	projectId: string;
	name: string;
	type: string;
	kind: 'image' | 'animation' | 'video';
	bytes: number;
	/** In pixels; null until it has been looked at, and for what this browser cannot show. */
	width: number | null;
	height: number | null;
	alt: string;
	addedAt: number;
	/** SHA-256 in hex; null until it has been reckoned. */
	sha256: string | null;
	state: 'waiting' | 'hashing' | 'uploading' | 'paused' | 'failed' | 'done';
	/** Bytes that have left, as far as is known. */
	offset: number;
	/** Where the server has what has come; null before it has heard of the file. */
	uploadUrl: string | null;
	/** What was last said against it: for good where it failed, else until the next try. */
	code: RefusalCode | 'file_unreadable' | 'unreached' | null;
	/** Tries in a row that the server, having been reached, could not take. */
	tries: number;
	/** Not before this time, in milliseconds. */
	retryAt: number;
}

/** Beside its description, so that nobody writes a film anew who only notes how far it has come. */
export interface Bytes {
	id: string;
	blob: Blob;
}

/** A file that turned out to be one that the project has: posts that name the first id mean the second. */
export interface Twin {
	id: string;
	projectId: string;
	becomes: Media['id'];
	at: number;
}

export type OutboxStore = Dexie & {
	outgoing: EntityTable<Outgoing, 'id'>;
	bytes: EntityTable<Bytes, 'id'>;
	/** A small JPEG of each: a picture's for lists, an early frame of a film. */
	sights: EntityTable<Bytes, 'id'>;
	twins: EntityTable<Twin, 'id'>;
};

export const outboxName = (userId: string): string => `twexel-outbox-${userId}`;

/** Apart from the documents' databases: what is in it is large, and neither replicated nor migrated with them. */
export function openStore(userId: string): OutboxStore {
	// The cast: Dexie adds the tables that the next line declares.
	const store = new Dexie(outboxName(userId)) as OutboxStore;
	store.version(1).stores({ outgoing: 'id, addedAt, state', bytes: 'id', sights: 'id', twins: 'id' });
	return store;
}

/** Takes a file out, with its bytes and without a trace. */
export const forget = (store: OutboxStore, id: string): Promise<void> =>
	store.transaction('rw', store.outgoing, store.bytes, store.sights, async () => {
		for (const table of [store.outgoing, store.bytes, store.sights]) await table.delete(id);
	});

/**
 * Writes about a file, unless it has meanwhile come into another state than the writer believes it to be in: another tab may have paused it
 * or taken it out. Tells whether it was written.
 */
export const note = (
	store: OutboxStore,
	{ id, state }: Pick<Outgoing, 'id' | 'state'>,
	part: Partial<Outgoing>
): Promise<boolean> =>
	store.transaction('rw', store.outgoing, async () => {
		const now = await store.outgoing.get(id);
		if (now?.state !== state) return false;
		await store.outgoing.update(id, part);
		return true;
	});
