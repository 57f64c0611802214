import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { freshDatabase, type TestDatabase } from '#tests/kit/database.ts';
import { connect, type Db } from './client.ts';
import { openPool } from './pool.ts';

let database: TestDatabase;
let pool: ReturnType<typeof openPool>;
let db: Db;
beforeEach(async () => {
	database = await freshDatabase();
	pool = openPool(database.url, () => undefined, 2);
	db = connect(pool);
});
afterEach(async () => {
	await pool.end();
	await database.close();
});

const killAll = () =>
	database.pool.query(
		`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
	);

it('loses no connection on which a transaction could not even begin', async () => {
	for (let time = 0; time < 5; time++) {
		const idle = await pool.connect();
		idle.release();
		// What the pool holds is dead, and it has not heard of it yet.
		Object.defineProperty(idle, 'query', {
			configurable: true,
			value: () => Promise.reject(new Error('gone'))
		});
		await expect(db.transaction(async () => undefined)).rejects.toThrow('begin');
	}
	expect(await db.transaction((tx) => tx.execute(sql`select 1 as one`))).toMatchObject({
		rows: [{ one: 1 }]
	});
	expect(pool.totalCount).toBeLessThanOrEqual(2);
});

it('gives no connection to others that is still in a transaction', async () => {
	await expect(
		db.transaction(async (tx) => {
			await tx.execute(sql`create table left_behind ()`);
			await killAll();
			await tx.execute(sql`select 1`);
		})
	).rejects.toThrow();
	await expect(db.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
	const { rows } = await db.execute(
		sql`select to_regclass('left_behind') as there, pg_current_xact_id_if_assigned() as xid`
	);
	expect(rows).toEqual([{ there: null, xid: null }]);
});
