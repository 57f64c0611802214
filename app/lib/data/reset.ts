import type { CollectionName } from '#sync/collection.ts';
import type { Database } from './database.ts';
import type { Came, PageRead } from './page.ts';
import { revokedDocuments, type Noted } from './revoked.ts';

/**
 * A page's documents, and stand-ins for what the device is to give up: projects that the person may no longer see, and those that are
 * read anew because the device was away for longer than the server remembers deletions. Of the latter whatever is still there comes again,
 * with this page or a later one; RxDB leaves alone what waits to be pushed.
 */
export async function withoutGone(
	database: Database,
	name: CollectionName,
	{ documents, revoked, reset }: Pick<PageRead, 'documents' | 'revoked' | 'reset'>,
	noted: Noted
): Promise<Came[]> {
	const projectIds = [...revoked, ...reset];
	if (projectIds.length === 0) return documents;
	const here = new Set(documents.map(({ id }) => id));
	const gone = await revokedDocuments(database, name, projectIds, noted);
	return [...documents, ...gone.filter(({ id }) => !here.has(id))];
}
