import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { openPool } from '#db/pool.ts';
import { pull } from '#server/sync/pull.ts';
import type { Checkpoint } from '#sync/protocol.ts';
import { freshDatabase, type TestDatabase } from '../kit/database.ts';
import { seeded } from '../kit/seeded.ts';

/** I2: no committed row is missed by any cursor, under concurrent writers and rollbacks. */

const writers = 16;
const commits = 20_000;
const reader = uuidv7();
const scopes = [uuidv7(), uuidv7(), uuidv7()];
let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
	database = await freshDatabase();
	pool = openPool(database.url, undefined, writers);
	await pool.query('create table planted (number bigserial primary key, write_id text not null)');
	await pool.query(
		`insert into users (id, email, password_hash, name, locale) values ($1, 'r@twexel.test', '', 'r', 'ru')`,
		[reader]
	);
	for (const scope of scopes) {
		await pool.query(`insert into projects (id, name, timezone, write_id) values ($1, 'p', 'UTC', 'w')`, [
			scope
		]);
		await pool.query(
			`insert into project_members (id, project_id, user_id, email, role, write_id)
			values ($1, $1, $2, 'r@twexel.test', 'viewer', 'w')`,
			[scope, reader]
		);
	}
}, 30_000);
afterAll(async () => {
	await pool.end();
	await database.close();
});

it('shows the last of 20,000 commits of each post to everyone who pulls meanwhile, and loses some by a sequence', async () => {
	const { random, seed } = seeded();
	const work = { left: commits, isDone: false };
	const readers = [
		follow<Checkpoint>((since) => page(since, 50), work),
		follow<Checkpoint>((since) => page(since, 1000), work),
		follow(pageBySequence, work)
	] as const;
	const written = await Promise.all(Array.from({ length: writers }, () => write(random, work)));
	work.isDone = true;
	const [slow, quick, bySequence] = await Promise.all(readers);

	const last = new Map(written.flatMap((one) => [...one.last]));
	expect(written.reduce((sum, one) => sum + one.committed.length, 0)).toBe(commits);
	for (const seen of [slow, quick]) {
		const missed = [...last].filter(([post, writeId]) => seen.get(post) !== writeId);
		expect(missed, `seed ${seed}`).toEqual([]);
	}
	// The same check must be able to fail: the often-used cursor over a sequence misses what commits out of order.
	const lost = written.flatMap((one) => one.committed).filter((writeId) => !bySequence.has(writeId));
	expect(lost.length, `seed ${seed}`).toBeGreaterThan(0);
}, 120_000);

it('numbers the documents of one transaction without gaps, once each, whatever it did to them', async () => {
	const client = await database.pool.connect();
	const [scope = ''] = scopes;
	try {
		const before = await versionOf(client, scope);
		await client.query('begin');
		const posts = [uuidv7(), uuidv7()];
		for (const post of posts) await insert(client, scope, post);
		await client.query(`update posts set title = 'twice' where id = any($1)`, [posts]);
		await client.query('commit');
		expect(await versionOf(client, scope)).toBe(before + 2);
		const { rows } = await client.query(
			'select version from sync_feed where document_id = any($1) order by version',
			[posts]
		);
		expect(rows.map((row) => Number(row.version))).toEqual([before + 1, before + 2]);
	} finally {
		client.release();
	}
});

it('tells the old scope when a document moves to another', async () => {
	const [from = '', to = ''] = scopes;
	const post = uuidv7();
	const client = await database.pool.connect();
	try {
		await insert(client, from, post);
		await client.query('update posts set project_id = $2 where id = $1', [post, to]);
		const { rows } = await client.query('select scope, operation from sync_feed where document_id = $1', [
			post
		]);
		expect(rows).toEqual(
			expect.arrayContaining([
				{ scope: from, operation: 2 },
				{ scope: to, operation: 0 }
			])
		);
	} finally {
		client.release();
	}
});

it('takes several scopes in one order, so that writers never wait for each other in a ring', async () => {
	const rounds = Array.from({ length: 40 }, async (_, index) => {
		const client = await database.pool.connect();
		const order = index % 2 === 0 ? scopes : scopes.toReversed();
		try {
			await client.query('begin');
			for (const scope of order) await insert(client, scope, uuidv7());
			await client.query('commit');
		} finally {
			client.release();
		}
	});
	await expect(Promise.all(rounds)).resolves.toHaveLength(40);
});

interface Work {
	left: number;
	isDone: boolean;
}

/** Makes posts and changes its own, with pauses before the commit; one time in twenty it thinks better of it. */
async function write(random: () => number, work: Work) {
	const last = new Map<string, string>();
	const committed: string[] = [];
	const client = await pool.connect();
	try {
		while (work.left > 0) {
			const isKept = random() > 0.05;
			if (isKept) work.left--;
			const own = [...last.keys()];
			const known = random() < 0.5 ? own[Math.floor(random() * own.length)] : undefined;
			const [post, writeId] = [known ?? uuidv7(), uuidv7()];
			const scope = scopes[Math.floor(random() * scopes.length)] ?? '';
			// One round trip: all of it is made here, of ids.
			await client.query(
				`begin; insert into planted (write_id) values ('${writeId}');` +
					(known === undefined
						? `insert into posts (id, project_id, created_by, write_id) values ('${post}', '${scope}', '${reader}', '${writeId}')`
						: `update posts set write_id = '${writeId}' where id = '${post}'`)
			);
			if (random() < 0.5) await sleep(random() * 5);
			await client.query(isKept ? 'commit' : 'rollback');
			if (!isKept) continue;
			last.set(post, writeId);
			committed.push(writeId);
		}
	} finally {
		client.release();
	}
	return { last, committed };
}

const insert = (client: PoolClient, scope: string, post: string) =>
	client.query(`insert into posts (id, project_id, created_by, write_id) values ($1, $2, $1, 'w')`, [
		post,
		scope
	]);

/** Reads page after page until the writing is over and nothing new is there. */
async function follow<Cursor>(
	read: (cursor: Cursor | null) => Promise<{ seen: [string, string][]; cursor: Cursor | null }>,
	work: Work
): Promise<Map<string, string>> {
	const seen = new Map<string, string>();
	for (let cursor: Cursor | null = null; ;) {
		const wasDone = work.isDone;
		const next = await read(cursor);
		for (const [key, value] of next.seen) seen.set(key, value);
		cursor = next.cursor;
		if (next.seen.length === 0 && wasDone) return seen;
		if (next.seen.length === 0) await sleep(2);
	}
}

async function page(since: Checkpoint | null, limit: number) {
	const { documents, checkpoint } = await pull(database, reader, {
		...{ name: 'posts', since, limit },
		now: new Date()
	});
	const posts = documents as { id: string; writeId: string }[];
	return { seen: posts.map(({ id, writeId }): [string, string] => [id, writeId]), cursor: checkpoint };
}

async function pageBySequence(since: string | null) {
	const { rows } = await database.pool.query<{ write_id: string; number: string }>(
		'select write_id, number from planted where number > $1 order by number limit 60',
		[since ?? 0]
	);
	return {
		seen: rows.map((row): [string, string] => [row.write_id, row.write_id]),
		cursor: rows.at(-1)?.number ?? since
	};
}

async function versionOf(client: PoolClient, scope: string): Promise<number> {
	const { rows } = await client.query<{ version: string }>('select version from sync_scopes where id = $1', [
		scope
	]);
	return Number(rows[0]?.version ?? 0);
}
