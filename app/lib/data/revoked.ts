import { getAssumedMasterState, normalizeMangoQuery, prepareQuery } from 'rxdb';
import type { RxReplicationState } from 'rxdb/plugins/replication';
import { isOwn, type CollectionName } from '#sync/collection.ts';
import type { Media } from '#sync/records/media.ts';
import { mediaCache } from '../media-cache.ts';
import type { Database } from './database.ts';
import { forgetKnown } from './known.ts';
import type { Came } from './page.ts';

/** The word of what stands for a document that the person may no longer see. */
export const standIn = 'revoked';

/** What the replication notes as the server's last version of documents, by their ids. */
export type Noted = (ids: string[]) => Promise<Record<string, { writeId?: string } | undefined>>;

export const notedBy =
	<T, Checkpoint>({ internalReplicationState }: RxReplicationState<T, Checkpoint>): Noted =>
	async (ids) => {
		if (!internalReplicationState) return {};
		const notes = await getAssumedMasterState(internalReplicationState, ids);
		return Object.fromEntries(
			Object.entries(notes).map(([id, { docData }]) => [id, docData as { writeId?: string }])
		);
	};

/**
 * Stand-ins for this device's documents of projects that the person may no longer see. They are handed to RxDB as if pulled, so that
 * they replace the content without being pushed back: removing them here would delete them for everybody.
 */
export async function revokedDocuments(
	database: Database,
	name: CollectionName,
	projectIds: string[],
	noted: Noted
): Promise<Came[]> {
	const held = await heldOf(database, name, projectIds, noted);
	if (name === 'projects') forgetKnown(projectIds);
	if (name === 'media') await forgetFiles(held);
	return held.map(({ id, projectId = id }) => {
		return { id, projectId, writeId: standIn, updatedAt: '', _deleted: true as const };
	});
}

interface Held extends Partial<Media> {
	id: string;
	projectId?: string;
	writeId?: string;
}

/**
 * Deleted documents too: RxDB keeps what was in them. Those that are stand-ins already are none of them, unless what the replication noted
 * about them still says what was there: the page was closed between the two.
 */
async function heldOf(
	database: Database,
	name: CollectionName,
	projectIds: string[],
	noted: Noted
): Promise<Held[]> {
	const { schema, storageInstance } = database[name];
	const { selector, index } = ofProjects(name, projectIds);
	// RxDB puts this first into every index, and asks a collection's own way always for what is not deleted.
	const asked = { selector, ...(index ? { index: ['_deleted', ...index] } : {}) };
	// The casts: RxDB types a query per collection, and what is asked for is in every one of them.
	const query = normalizeMangoQuery<object>(schema.jsonSchema as never, asked as never);
	const { documents } = await storageInstance.query(prepareQuery(schema.jsonSchema as never, query) as never);
	const held = documents as Held[];
	const notes = await noted(held.flatMap(({ id, writeId }) => (writeId === standIn ? id : [])));
	return held.filter(({ id, writeId }) => writeId !== standIn || isOfSomething(notes[id]));
}

const isOfSomething = (note: { writeId?: string } | undefined): boolean =>
	note?.writeId !== undefined && note.writeId !== standIn;

/** Posts are read by an index that has them all: the calendar's leaves out those without a time. */
export const ofProjects = (
	name: CollectionName,
	projectIds: string[]
): { selector: Record<string, { $in: string[] }>; index?: string[] } => ({
	selector: { [scopeField(name)]: { $in: projectIds } },
	...(name === 'posts' ? { index: ['projectId', 'updatedAt'] } : {})
});

/** Where a document names the scope that it was read by. */
const scopeField = (name: CollectionName): string =>
	name === 'projects' ? 'id' : isOwn(name) ? 'userId' : 'projectId';

/** The pictures that the service worker has kept go with their documents. */
async function forgetFiles(gone: Partial<Media>[]): Promise<void> {
	if (!('caches' in globalThis)) return;
	const cache = await caches.open(mediaCache);
	const urls = gone.flatMap(({ url, thumbUrl }) => [url ?? [], thumbUrl ?? []].flat());
	await Promise.all(urls.map((url) => cache.delete(url, { ignoreSearch: true })));
}
