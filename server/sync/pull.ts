import { sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { CollectionName } from '#sync/collection.ts';
import type { Checkpoint, Nothing, Page } from '#sync/protocol.ts';
import type { Role } from '#sync/records/member.ts';
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
			const { epoch, grants } = await accessOf(tx, userId);
			const seen = since?.epoch === epoch ? since.scopes : {};
			const starts = grants.map(({ scope, grant, version }) => {
				const start = seen[scope];
				// A number above the counter's is not ours: read afresh rather than wait for it.
				const isKnown = start?.grant === grant && start.version <= version;
				return { scope, grant, version: isKnown ? start.version : 0 };
			});
			const page = await feedPage(tx, name, starts, limit);
			const revoked = Object.keys(seen).filter((scope) => !grants.some((one) => one.scope === scope));
			return {
				documents: await documentsOf(tx, userId, name, grants, page),
				checkpoint: { epoch, scopes: advanced(starts, page) },
				...(revoked.length > 0 ? { revoked } : {})
			};
		},
		{ isolationLevel: 'repeatable read', accessMode: 'read only' }
	);
}

interface Grant {
	scope: string;
	grant: string;
	role: Role;
	/** The scope's counter in this snapshot. */
	version: number;
}

interface FeedRow extends Record<string, unknown> {
	scope: string;
	document_id: string;
	version: number;
	operation: number;
}

/** Every project that the person is a member of, under which membership, and how far its counter stands. */
async function accessOf(tx: Tx, userId: string): Promise<{ epoch: string; grants: Grant[] }> {
	const { rows } = await tx.execute<{
		epoch: string;
		scope: string | null;
		grant: string;
		role: Role;
		version: string;
	}>(sql`
		select e.epoch, m.project_id as scope, m.id as grant, m.role, coalesce(s.version, 0) as version
		from sync_epoch e
		left join (
			project_members m join projects p on p.id = m.project_id and p.deleted_at is null
		) on m.user_id = ${userId} and m.deleted_at is null
		left join sync_scopes s on s.id = m.project_id
		order by m.project_id`);
	const [first] = rows;
	if (!first) throw new Error('sync_epoch is empty: the database was not migrated');
	const grants = rows.flatMap(({ scope, grant, role, version }) =>
		scope === null ? [] : [{ scope, grant, role, version: Number(version) }]
	);
	return { epoch: first.epoch, grants };
}

async function feedPage(
	tx: Tx,
	name: CollectionName,
	starts: { scope: string; version: number }[],
	limit: number
): Promise<FeedRow[]> {
	if (starts.length === 0) return [];
	const { rows } = await tx.execute<FeedRow & { version: string }>(sql`
		select f.scope, f.document_id, f.version, f.operation
		from unnest(
			${sql.param(starts.map((one) => one.scope))}::uuid[],
			${sql.param(starts.map((one) => one.version))}::bigint[]
		) with ordinality as s(scope, after, place)
		cross join lateral (
			select * from sync_feed
			where scope = s.scope and collection = ${name} and version > s.after
			order by version limit ${limit}
		) f
		order by s.place, f.version
		limit ${limit}`);
	return rows.map((row) => ({ ...row, version: Number(row.version) }));
}

async function documentsOf(
	tx: Tx,
	userId: string,
	name: CollectionName,
	grants: Grant[],
	page: FeedRow[]
): Promise<object[]> {
	if (page.length === 0) return [];
	const roles = new Map(grants.map(({ scope, role }) => [scope, role]));
	const there = page.filter((row) => row.operation === 0).map((row) => row.document_id);
	const documents = await stores[name].read(tx, { userId, roles }, there);
	return page.map(
		(row): object =>
			documents.get(row.document_id) ??
			({ id: row.document_id, projectId: row.scope, _deleted: true } satisfies Nothing)
	);
}

function advanced(
	starts: { scope: string; grant: string; version: number }[],
	page: FeedRow[]
): Checkpoint['scopes'] {
	const scopes = Object.fromEntries(starts.map(({ scope, grant, version }) => [scope, { grant, version }]));
	for (const row of page) {
		const scope = scopes[row.scope];
		if (scope) scope.version = row.version;
	}
	return scopes;
}
