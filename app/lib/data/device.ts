import { Dexie, type EntityTable } from 'dexie';
import type { CollectionName } from '#sync/collection.ts';
import type { Stored } from '#sync/protocol.ts';
import type { ReadMark } from '#sync/records/notice.ts';
import type { Saying } from './sayings.ts';
import type { Revision, RevisionContent } from '#sync/records/revision.ts';

/** A document of this device that the server has not yet acknowledged. */
export interface Waiting {
	/** `collection/id` */
	key: string;
	collection: CollectionName;
	id: string;
	writeId: string;
	since: number;
	/** What was changed: names of fields, `_new` for a document made here, `_deleted` for one deleted here. */
	fields: string[];
	/** It was made for another write of the document, which a crash prevented. */
	isMended?: true;
}

/** Text of this device that could not go where it was meant to, kept for its author to copy out or to write anew. */
export interface Rescued {
	id: string;
	projectId: string;
	postId: string;
	title: string;
	html: string;
	why: 'access_lost' | 'refused' | 'both_changed' | 'late' | 'unreadable';
	at: number;
}

/** Where another's change of the same thing stayed: the post as it would be with this person's, until they say which it shall be. */
export interface Conflict {
	/** The post and the version that both began with: whoever writes on before the two are brought together has one conflict, not two. */
	id: string;
	/** The word of the write that lost. */
	writeId: string;
	projectId: string;
	postId: string;
	fields: Revision['lost'];
	mine: RevisionContent;
	at: number;
}

/** The projects of which this device may hold documents of one collection. */
export interface Held {
	collection: CollectionName;
	projectIds: string[];
	/** How many pages of the collection this device has taken in. */
	pages?: number;
}

/** What the server took in last of a document that this device wrote. */
export interface Accepted {
	key: string;
	projectId: string;
	/** The word of the version that the write was made on; null where it was new. */
	before: string | null;
	document: Stored<{ id: string; writeId: string }>;
	at: number;
}

/** What only this device knows: it is never replicated. */
export type DeviceStore = Dexie & {
	waiting: EntityTable<Waiting, 'key'>;
	rescued: EntityTable<Rescued, 'id'>;
	conflicts: EntityTable<Conflict, 'id'>;
	held: EntityTable<Held, 'collection'>;
	accepted: EntityTable<Accepted, 'key'>;
	/** Notices that were read here, until the server's word of it has come back. */
	read: EntityTable<ReadMark, 'id'>;
	sayings: EntityTable<Saying, 'seq'>;
};

export const deviceName = (userId: string): string => `twexel-device-${userId}`;

export function openDevice(userId: string): DeviceStore {
	// The cast: Dexie adds the tables that the next line declares.
	const device = new Dexie(deviceName(userId)) as DeviceStore;
	device.version(1).stores({ waiting: 'key', rescued: 'id, at' });
	device.version(2).stores({ conflicts: 'id, postId, projectId' });
	device.version(3).stores({ held: 'collection' });
	device.version(4).stores({ accepted: 'key' });
	device.version(5).stores({ read: 'id' });
	device.version(6).stores({ sayings: '++seq, postId' });
	return device;
}

export const waitingKey = (collection: CollectionName, id: string): string => `${collection}/${id}`;

/** Marks a document before it is written: a crash in between leaves a mark too many, never one too few. */
export async function markWaiting(
	device: DeviceStore,
	collection: CollectionName,
	id: string,
	writeId: string,
	fields: string[] = []
): Promise<void> {
	const key = waitingKey(collection, id);
	await device.transaction('rw', device.waiting, async () => {
		const mark = await device.waiting.get(key);
		const changed = [...new Set([...(mark?.fields ?? []), ...fields])];
		await device.waiting.put({
			key,
			collection,
			id,
			writeId,
			since: mark?.since ?? Date.now(),
			fields: changed
		});
	});
}

/** Takes the mark away, unless the document has been written again since. */
export async function unmarkWaiting(
	device: DeviceStore,
	collection: CollectionName,
	written: { id: string; writeId: string }[]
): Promise<void> {
	await device.transaction('rw', device.waiting, async () => {
		const marks = await device.waiting.bulkGet(written.map(({ id }) => waitingKey(collection, id)));
		const done = marks.flatMap((mark, index) =>
			mark && mark.writeId === written[index]?.writeId ? mark.key : []
		);
		await device.waiting.bulkDelete(done);
	});
}
