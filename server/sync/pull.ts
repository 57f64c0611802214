import type { Tx } from '#db/client.ts';
import { isOwn, type CollectionName } from '#sync/collection.ts';
import type { Checkpoint, Nothing, Page } from '#sync/protocol.ts';
import type { Deps } from '../core/deps.ts';
import { readAs } from '../core/read-as.ts';
import { accessOf, advanced, feedRows, startsOf, type FeedRow } from './feed.ts';
import type { Reader } from './store.ts';
import { stores } from './stores.ts';

/** What a device asks for: one page of a collection, at most so long, behind what it has read. */
export interface Asked {
	name: CollectionName;
	since: Checkpoint | null;
	limit: number;
	now: Date;
}

/**
 * One page of what changed for a person in one collection since a checkpoint. Access, feed and documents are read in one snapshot, so
 * nothing in the page is outside what the person may see at that moment, and no number in its checkpoint is ahead of its documents.
 */
export function pull(
	{ db, pool }: Pick<Deps, 'db' | 'pool'>,
	userId: string,
	asked: Asked
): Promise<Page<object>> {
	const { name, since, limit } = asked;
	return db.transaction(
		async (tx) => {
			await readAs(tx, pool, userId);
			const { epoch, grants, roles } = await accessOf(tx, userId, name);
			const reader = { userId, roles };
			// The server was restored from a backup: all is read anew, and nothing given up that may exist nowhere else.
			const { starts, reset } = startsOf(grants, since?.epoch === epoch ? since.scopes : {});
			const { page, early } = await firstAmong(tx, reader, asked, await feedRows(tx, name, starts, limit));
			const revoked = Object.keys(since?.scopes ?? {}).filter(
				(scope) => !grants.some((one) => one.scope === scope)
			);
			return {
				documents: [...early, ...(await documentsOf(tx, reader, name, page))],
				checkpoint: { epoch, scopes: advanced(starts, page) },
				...(revoked.length > 0 ? { revoked } : {}),
				...(reset.length > 0 ? { reset } : {})
			};
		},
		{ isolationLevel: 'repeatable read', accessMode: 'read only' }
	);
}

/**
 * A new device with more to read than one page gets what is near today before all that is older: in the places of the page's last ones, which
 * come with the next page. The cursor does not count what came early, so that it comes once more in its turn, as what is there already.
 */
async function firstAmong(tx: Tx, reader: Reader, { name, since, limit, now }: Asked, page: FeedRow[]) {
	const { near, read } = stores[name];
	if (!near || since !== null || page.length < limit) return { page, early: [] };
	const here = new Set(page.map((row) => row.document_id));
	const wanted = await near(tx, reader, now, limit);
	const ids = wanted.filter((id) => !here.has(id)).slice(0, Math.floor(limit / 2));
	const documents = await read(tx, reader, ids);
	const early = ids.map((id) => documents.get(id)).filter((document) => document !== undefined);
	return { page: page.slice(0, limit - early.length), early };
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
