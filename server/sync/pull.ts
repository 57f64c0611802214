import type { Db, Tx } from '#db/client.ts';
import { isOwn, type CollectionName } from '#sync/collection.ts';
import type { Checkpoint, Nothing, Page } from '#sync/protocol.ts';
import { accessOf, advanced, feedRows, startsOf, type FeedRow } from './feed.ts';
import type { Reader } from './store.ts';
import { stores } from './stores.ts';

/**
 * One page of what changed for a person in one collection since a checkpoint. Access, feed and documents are read in one snapshot, so
 * nothing in the page is outside what the person may see at that moment, and no number in its checkpoint is ahead of its documents.
 */
export function pull(
	db: Db,
	userId: string,
	name: CollectionName,
	since: Checkpoint | null,
	limit: number
): Promise<Page<object>> {
	return db.transaction(
		async (tx) => {
			const { epoch, grants, roles } = await accessOf(tx, userId, name);
			// The server was restored from a backup: all is read anew, and nothing given up that may exist nowhere else.
			const { starts, reset } = startsOf(grants, since?.epoch === epoch ? since.scopes : {});
			const page = await feedRows(tx, name, starts, limit);
			const revoked = Object.keys(since?.scopes ?? {}).filter(
				(scope) => !grants.some((one) => one.scope === scope)
			);
			return {
				documents: await documentsOf(tx, { userId, roles }, name, page),
				checkpoint: { epoch, scopes: advanced(starts, page) },
				...(revoked.length > 0 ? { revoked } : {}),
				...(reset.length > 0 ? { reset } : {})
			};
		},
		{ isolationLevel: 'repeatable read', accessMode: 'read only' }
	);
}

async function documentsOf(tx: Tx, reader: Reader, name: CollectionName, page: FeedRow[]): Promise<object[]> {
	if (page.length === 0) return [];
	const there = page.filter(isThere).map((row) => row.document_id);
	const documents = await stores[name].read(tx, reader, there);
	return page.map(
		(row): object =>
			documents.get(row.document_id) ??
			({ id: row.document_id, projectId: isOwn(name) ? null : row.scope, _deleted: true } satisfies Nothing)
	);
}

const isThere = ({ operation }: FeedRow): boolean => operation === 0 || operation === 3;
