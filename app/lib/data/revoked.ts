import { normalizeMangoQuery, prepareQuery } from 'rxdb';
import type { CollectionName } from '#sync/collection.ts';
import type { Media } from '#sync/records/media.ts';
import { mediaCache } from '../media-cache.ts';
import type { Database } from './database.ts';
import type { Came } from './page.ts';

/**
 * Stand-ins for this device's documents of projects that the person may no longer see. They are handed to RxDB as if pulled, so that
 * they replace the content without being pushed back: removing them here would delete them for everybody.
 */
export async function revokedDocuments(
	database: Database,
	name: CollectionName,
	projectIds: string[]
): Promise<Came[]> {
	const held = await heldOf(database, name, projectIds);
	if (name === 'media') await forgetFiles(held);
	return held.map(({ id, projectId = id }) => {
		return { id, projectId, writeId: 'revoked', updatedAt: '', _deleted: true as const };
	});
}

interface Held extends Partial<Media> {
	id: string;
	projectId?: string;
	writeId?: string;
}

/** Deleted documents too: RxDB keeps what was in them. Those that are stand-ins already are none of them. */
async function heldOf(database: Database, name: CollectionName, projectIds: string[]): Promise<Held[]> {
	const { schema, storageInstance } = database[name];
	// The casts: RxDB types a query per collection, and what is asked for is in every one of them.
	const { selector, index } = ofProjects(name, projectIds);
	// As RxDB itself does for a query by a collection: what is deleted is a part of every index.
	const ask = { selector, ...(index ? { index: ['_deleted', ...index] } : {}) };
	const query = normalizeMangoQuery<object>(schema.jsonSchema as never, ask as never);
	const { documents } = await storageInstance.query(prepareQuery(schema.jsonSchema as never, query) as never);
	return (documents as Held[]).filter(({ writeId }) => writeId !== 'revoked');
}

/** Posts are read by an index that has them all: the calendar's leaves out those without a time. */
export const ofProjects = (
	name: CollectionName,
	projectIds: string[]
): { selector: object; index?: string[] } => ({
	selector: { [name === 'projects' ? 'id' : 'projectId']: { $in: projectIds } },
	...(name === 'posts' ? { index: ['projectId', 'updatedAt'] } : {})
});

/** The pictures that the service worker has kept go with their documents. */
async function forgetFiles(gone: Partial<Media>[]): Promise<void> {
	if (!('caches' in globalThis)) return;
	const cache = await caches.open(mediaCache);
	const urls = gone.flatMap(({ url, thumbUrl }) => [url ?? [], thumbUrl ?? []].flat());
	await Promise.all(urls.map((url) => cache.delete(url, { ignoreSearch: true })));
}
