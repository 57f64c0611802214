import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { isOwn, type CollectionName } from '#sync/collection.ts';
import type { Checkpoint } from '#sync/protocol.ts';
import type { Role } from '#sync/records/member.ts';

/** One scope that the person may read, as one collection's cursor needs it: a project that they are a member of, or their own. */
export interface Grant {
	scope: string;
	/** The membership: access that was lost and given again has another one. One's own is never lost. */
	grant: string;
	/** How far the scope's counter stands in this snapshot. */
	version: number;
	/** The highest version among the tombstones that were cleared. */
	horizon: number;
}

/** From where a scope is read. */
export interface Start {
	scope: string;
	grant: string;
	version: number;
	/** The horizon when this reading began at the beginning; 0 where nothing had been cleared. */
	horizon: number;
}

export interface FeedRow extends Record<string, unknown> {
	scope: string;
	document_id: string;
	version: number;
	/** See db/schema/sync.ts. */
	operation: number;
}

export async function accessOf(
	tx: Tx,
	userId: string,
	name: CollectionName
): Promise<{ epoch: string; grants: Grant[]; roles: Map<string, Role> }> {
	const { rows } = await tx.execute<{
		epoch: string;
		scope: string | null;
		grant: string;
		role: Role;
		version: string;
		horizon: string;
	}>(sql`
		select e.epoch, m.project_id as scope, m.id as grant, m.role,
			coalesce(s.version, 0) as version, coalesce(h.version, 0) as horizon
		from sync_epoch e
		left join (
			project_members m join projects p on p.id = m.project_id and p.deleted_at is null
		) on m.user_id = ${userId} and m.deleted_at is null
		left join sync_scopes s on s.id = m.project_id and s.lane = sync_lane(${name})
		left join sync_horizons h on h.scope = m.project_id and h.collection = ${name}
		order by m.project_id`);
	const [first] = rows;
	if (!first) throw new Error('sync_epoch is empty: the database was not migrated');
	const places = rows.flatMap(({ scope, ...place }) => (scope === null ? [] : [{ scope, ...place }]));
	const grants = isOwn(name) ? [await ownGrant(tx, userId, name)] : places.map(grantOf);
	return { epoch: first.epoch, grants, roles: new Map(places.map(({ scope, role }) => [scope, role])) };
}

/** As the database has it: its large numbers come as text. */
type GrantRow = Pick<Grant, 'scope' | 'grant'> & { version: string; horizon: string };

const grantOf = ({ scope, grant, version, horizon }: GrantRow): Grant => ({
	...{ scope, grant },
	...{ version: Number(version), horizon: Number(horizon) }
});

async function ownGrant(tx: Tx, userId: string, name: CollectionName): Promise<Grant> {
	const { rows } = await tx.execute<{ version: string; horizon: string }>(sql`
		select
			coalesce((select version from sync_scopes where id = ${userId} and lane = sync_lane(${name})), 0) as version,
			coalesce((select version from sync_horizons where scope = ${userId} and collection = ${name}), 0) as horizon`);
	const [own = { version: '0', horizon: '0' }] = rows;
	return grantOf({ scope: userId, grant: userId, ...own });
}

/** What changed above the starts, in their order. */
export async function feedRows(
	tx: Tx,
	name: CollectionName,
	starts: Start[],
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

/**
 * Where each scope is read on from, and which must be read anew from the beginning because tombstones were cleared that the device may
 * not have seen.
 */
export function startsOf(grants: Grant[], seen: Checkpoint['scopes']): { starts: Start[]; reset: string[] } {
	const reset: string[] = [];
	const starts = grants.map(({ scope, grant, version, horizon }) => {
		const before = seen[scope];
		const known = before && { version: before.version, horizon: before.horizon ?? 0 };
		const hasMissed = known !== undefined && Math.max(known.version, known.horizon) < horizon;
		if (hasMissed) reset.push(scope);
		// Numbers above the counter's are not ours: read afresh rather than wait for them.
		const isOurs = before?.grant === grant && Math.max(before.version, before.horizon ?? 0) <= version;
		return { scope, grant, ...(known && isOurs && !hasMissed ? known : { version: 0, horizon }) };
	});
	return { starts, reset };
}

/** How far the device has read with this page. */
export function advanced(starts: Start[], page: FeedRow[]): Checkpoint['scopes'] {
	const reached = new Map(page.map((row) => [row.scope, row.version]));
	return Object.fromEntries(
		starts.map(({ scope, grant, version, horizon }) => [
			scope,
			{ grant, version: reached.get(scope) ?? version, ...(horizon > 0 ? { horizon } : {}) }
		])
	);
}
