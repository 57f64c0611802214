import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { freshDatabase, type TestDatabase } from '../kit/database.ts';

/** Measurements come by the thousand: in each scope they have a counter of their own, which nobody who writes posts waits for. */

let database: TestDatabase;
const scope = uuidv7();

beforeAll(async () => {
	database = await freshDatabase();
	await database.pool.query(`
		create table measured (
			id uuid primary key default gen_random_uuid(), project_id uuid not null, deleted_at timestamptz
		);
		create trigger sync_feed_insert after insert on measured referencing new table as new_rows
			for each statement execute function sync_rows_there('stats')`);
	await database.pool.query(
		`insert into projects (id, name, timezone, write_id) values ($1, 'p', 'UTC', 'w')`,
		[scope]
	);
});
afterAll(() => database.close());

const measures = (client: PoolClient, count: number) =>
	client.query('insert into measured (project_id) select $1 from generate_series(1, $2)', [scope, count]);

const writes = (client: PoolClient) =>
	client.query(`insert into posts (id, project_id, created_by, write_id) values ($1, $2, $1, 'w')`, [
		uuidv7(),
		scope
	]);

async function counters(): Promise<Record<string, number>> {
	const { rows } = await database.pool.query<{ lane: number; version: string }>(
		'select lane, version from sync_scopes where id = $1',
		[scope]
	);
	return Object.fromEntries(rows.map(({ lane, version }) => [lane, Number(version)]));
}

async function withTwo(work: (a: PoolClient, b: PoolClient) => Promise<void>): Promise<void> {
	const [a, b] = [await database.pool.connect(), await database.pool.connect()];
	try {
		await work(a, b);
	} finally {
		for (const client of [a, b]) {
			await client.query('rollback');
			client.release();
		}
	}
}

it('a thousand measurements do not raise the counter of the posts', async () => {
	const before = await counters();
	await withTwo(async (a) => void (await measures(a, 1000)));
	expect(await counters()).toEqual({ ...before, 1: 1000 });
	await withTwo(async (a) => void (await writes(a)));
	expect(await counters()).toEqual({ 0: (before[0] ?? 0) + 1, 1: 1000 });
});

it('one transaction that does both raises both, each by what is its own', async () => {
	const before = await counters();
	await withTwo(async (a) => {
		await a.query('begin');
		await measures(a, 10);
		await writes(a);
		await a.query('commit');
	});
	expect(await counters()).toEqual({ 0: (before[0] ?? 0) + 1, 1: (before[1] ?? 0) + 10 });
});

it('who writes a post does not wait for measurements that are being committed; other measurements do', async () => {
	await withTwo(async (a, b) => {
		await a.query('begin');
		await measures(a, 10);
		// As far as a commit goes before it lets the counter go.
		await a.query('set constraints all immediate');
		await b.query(`set lock_timeout = '300ms'`);
		await writes(b);
		await expect(measures(b, 1)).rejects.toThrow(/lock timeout/);
	});
});
