import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Pool, PoolClient } from 'pg';

export type Db = NodePgDatabase;
/** A transaction: it can read and write like `Db`, and what it writes is seen by all or by none. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export function connect(pool: Pool): Db {
	const db = drizzle(pool);
	db.transaction = async (work, config) => {
		const client = await pool.connect();
		const after: (() => void)[] = [];
		let result;
		try {
			result = await drizzle(client).transaction((tx) => {
				afterwards.set(tx, after);
				return work(tx);
			}, config);
			client.release();
		} catch (error) {
			giveBack(client);
			throw error;
		}
		for (const one of after) one();
		return result;
	};
	return db;
}

/** What each transaction that is under way wants done when it is committed. */
const afterwards = new WeakMap<Tx, (() => void)[]>();

/** Has something done once a transaction is committed, and not at all where it is rolled back. Must not throw. */
export function afterCommit(tx: Tx, work: () => void): void {
	const after = afterwards.get(tx);
	if (after) after.push(work);
	else work();
}

/**
 * Whoever failed is told at once; its connection goes back only when it surely is in no transaction any more, and else is closed. Drizzle 0.45
 * keeps a connection for good on which the beginning fails: some restarts of the database, and a pool would be empty.
 */
const giveBack = (client: PoolClient): void =>
	void client.query('rollback').then(
		() => client.release(),
		() => client.release(true)
	);

/** Told of the scopes (projects, people) in which a committed transaction changed something. */
export type OnChanged = (scopes: string[]) => void;

/**
 * Runs `work` in a transaction and, once it is committed, tells which scopes it changed. Writes of synced tables go through here,
 * so that no caller has to name what it touched: the triggers know (db/migrations/0001_sync_feed.sql).
 */
export async function writeTo<T>(db: Db, changed: OnChanged, work: (tx: Tx) => Promise<T>): Promise<T> {
	const { result, scopes } = await db.transaction(async (tx) => {
		const result = await work(tx);
		const noted = await tx.execute<{ scope: string }>(
			sql`select distinct scope from sync_pending where xid = pg_current_xact_id_if_assigned()`
		);
		return { result, scopes: noted.rows.map((row) => row.scope) };
	});
	if (scopes.length > 0) changed(scopes);
	return result;
}
