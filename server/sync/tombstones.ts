import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';

/**
 * Forgets what was deleted, or moved away, before `instant`. Devices that have not heard of it by then read those collections anew: the
 * horizon says which. One statement, so that no pull sees the one without the other.
 */
export async function clearTombstones(db: Db, instant: Date): Promise<void> {
	await db.execute(sql`
		with cleared as (
			delete from sync_feed where operation <> 0 and changed_at < ${instant.toISOString()}::timestamptz
			returning scope, collection, version
		)
		insert into sync_horizons (scope, collection, version)
		select scope, collection, max(version) from cleared group by scope, collection
		on conflict (scope, collection)
			do update set version = greatest(sync_horizons.version, excluded.version)`);
}
