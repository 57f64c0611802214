import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import type { Db, Tx } from '#db/client.ts';
import { readerRole } from '#db/reader-role.ts';
import type { Deps } from './deps.ts';
import { access } from './guard.ts';

/** Whether the role is there and may be taken, asked once for each pool. */
const known = new WeakMap<Pool, Promise<boolean>>();

function hasReader(pool: Pool): Promise<boolean> {
	const there = known.get(pool);
	if (there) return there;
	const asked = pool
		.query<{ may: boolean }>(
			`select exists (select from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'MEMBER')) as may`,
			[readerRole]
		)
		.then(({ rows }) => rows[0]?.may ?? false);
	known.set(pool, asked);
	// A database that is away says nothing about the role.
	asked.catch(() => known.delete(pool));
	return asked;
}

/**
 * From here to its end the transaction reads as a person: the database itself shows nothing of projects that they are no member of, be the
 * queries as they may. Where the role could not be made, this does nothing.
 */
export async function readAs(tx: Tx, pool: Pool, userId: string): Promise<void> {
	if (!(await hasReader(pool))) return;
	await tx.execute(
		sql`select set_config('app.user_id', ${userId}, true), set_config('role', ${readerRole}, true)`
	);
}

type Reading = Pick<Deps, 'db' | 'pool' | 'readers'>;

/**
 * Reads what a person has asked for, and as them: for lists and other pages of theirs. What opens doors, and whatever else the reader's role may
 * not see, has to be read outside of it.
 */
export async function reading<T>(
	{ db, pool, readers }: Reading,
	userId: string,
	work: (db: Db) => Promise<T>
): Promise<T> {
	return (await hasReader(pool)) ? readers.as(userId, work) : work(db);
}

/** The same of one project, for everybody who may read it; throws `not_found` to others, as `access` does. */
export async function readingProject<T>(
	{ db, pool, readers }: Reading,
	userId: string,
	projectId: string,
	work: (db: Db) => Promise<T>
): Promise<T> {
	const mayRead = (on: Db) => access(on, userId, projectId, 'project.read');
	if (!(await hasReader(pool))) {
		await mayRead(db);
		return work(db);
	}
	// The database shows strangers nothing, so what they may is asked at the same time.
	return readers.as(userId, async (on) => {
		const allowed = mayRead(on);
		const read = (async () => work(on))();
		await Promise.allSettled([allowed, read]);
		await allowed;
		return read;
	});
}
