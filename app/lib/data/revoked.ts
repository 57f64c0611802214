import type { CollectionName } from '#sync/collection.ts';
import type { Nothing } from '#sync/protocol.ts';
import type { Media } from '#sync/records/media.ts';
import { mediaCache } from '../media-cache.ts';
import type { Database } from './database.ts';

/**
 * Stand-ins for this device's documents of projects that the person may no longer see. They are handed to RxDB as if pulled, so that
 * they replace the content without being pushed back: removing them here would delete them for everybody.
 */
export async function revokedDocuments(
	database: Database,
	name: CollectionName,
	projectIds: string[]
): Promise<(Nothing & { writeId: string; updatedAt: string })[]> {
	// RxDB types a query per collection; what is asked for is in every one of them.
	const held = await database[name].find(ofProjects(name, projectIds) as never).exec();
	if (name === 'media') await forgetFiles(held.map((document) => document.toJSON() as Partial<Media>));
	return held.map((document) => {
		const { id, projectId = id } = document.toJSON() as { id: string; projectId?: string };
		return { id, projectId, writeId: 'revoked', updatedAt: '', _deleted: true as const };
	});
}

/** Posts are read by an index that has them all: the calendar's leaves out those without a time. */
export const ofProjects = (name: CollectionName, projectIds: string[]) => ({
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
