import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { freshDatabase } from '#tests/kit/database.ts';
import { isMigrated, migrate } from './migrate.ts';

const { url, pool, close } = await freshDatabase();
afterAll(close);

it('may be run by several processes at once, and again', async () => {
	await Promise.all([migrate(url), migrate(url), migrate(url)]);
	expect(await isMigrated(pool)).toBe(true);
});

it('gives way where it and a running transaction wait for each other, and tries again', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'twexel-migrations-'));
	await cp(new URL('migrations', import.meta.url), folder, { recursive: true });
	const file = join(folder, 'meta/_journal.json');
	// The cast: drizzle's own file.
	const journal = JSON.parse(await readFile(file, 'utf8')) as { entries: { when: number; idx: number }[] };
	const { when, idx } = journal.entries.at(-1) ?? { when: 0, idx: 0 };
	const entry = { idx: idx + 1, version: '7', when: when + 1, tag: 'both', breakpoints: true };
	await writeFile(file, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
	await writeFile(
		join(folder, 'both.sql'),
		'alter table posts add column weight int;--> statement-breakpoint\nalter table publications add column weight int;'
	);
	const said: string[] = [];
	const running = await pool.connect();
	await running.query('begin; lock table publications in row share mode');
	const migrating = migrate(url, { folder, say: (sentence) => said.push(sentence) });
	// The change has the posts by now, and waits for the publications.
	await sleep(500);
	await running.query('lock table posts in row share mode').finally(() => running.query('rollback'));
	running.release();
	await migrating;
	expect(said).toHaveLength(1);
	const { rows } = await pool.query(`select from information_schema.columns where column_name = 'weight'`);
	expect(rows).toHaveLength(2);
	await pool.query('alter table posts drop column weight; alter table publications drop column weight');
	await pool.query(`delete from drizzle.__drizzle_migrations where created_at = $1`, [when + 1]);
	await rm(folder, { recursive: true });
});

it('says that a database of an older version is not ready', async () => {
	const { rows } = await pool.query<{ id: number; created_at: string }>(
		'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations) returning *'
	);
	expect(rows).toHaveLength(1);
	expect(await isMigrated(pool)).toBe(false);
});
