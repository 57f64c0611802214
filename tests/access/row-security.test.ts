import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { connect, type Tx } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { openPool } from '#db/pool.ts';
import { readerRole } from '#db/reader-role.ts';
import { Readers } from '#db/readers.ts';
import { posts } from '#db/schema.ts';
import { roleIn } from '#server/core/guard.ts';
import { readAs, reading } from '#server/core/read-as.ts';
import { publicationsOf as publicationsOfPosts } from '#server/publications/documents.ts';
import { listMessages } from '#server/integrations/social/sandbox/list-messages.ts';
import { query, withDatabase } from '../kit/database-server.ts';
import { Desk } from '../kit/desk.ts';
import type { Person } from '../kit/person.ts';
import { Replica } from '../kit/replica.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let anna: Desk;
let boris: Desk;
let viewer: Person;
const channels: string[] = [];
beforeAll(async () => {
	world = await newWorld();
	anna = await Desk.of(world, 'anna');
	boris = await Desk.of(world, 'boris');
	viewer = await world.person('viewer');
	await anna.person.invites(viewer, anna.project, 'viewer');
	for (const desk of [anna, boris]) {
		const channel = await desk.sandbox();
		channels.push(channel.id);
		const post = await desk.writes('Тайна', [channel]);
		await desk.person.put(`/api/posts/${post.id}`, { title: 'Иначе' });
		await desk.publishes(post);
		await desk.picture('red');
		await desk.person.post('/api/templates', { projectId: desk.project.id, name: 'Шаблон', html: 'Тайна' });
	}
	await world.passes('1m');
});
afterAll(() => world.end());

/** What a query gives that forgot to ask for whom. */
const asPerson = <T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
	world.deps.db.transaction(async (tx) => {
		await readAs(tx, world.deps.pool, userId);
		return work(tx);
	});
const projectsIn = async (userId: string, table: string, column = 'project_id'): Promise<string[]> => {
	const { rows } = await asPerson(userId, (tx) =>
		tx.execute<{ project: string }>(
			sql`select distinct ${sql.identifier(column)} as project from ${sql.identifier(table)}`
		)
	);
	return rows.map(({ project }) => project);
};

async function publicationsOf(projectId: string): Promise<string[]> {
	const { rows } = await world.database.pool.query<{ id: string }>(
		'select id from publications where project_id = $1',
		[projectId]
	);
	return rows.map(({ id }) => id);
}

/** What the program asks the database while it answers a request. */
async function statementsOf(work: () => Promise<void>): Promise<string[]> {
	const asked: string[] = [];
	const original = Client.prototype.query;
	// The cast: the library has a signature for each way in which it can be asked.
	const spied = function (this: Client, ...given: [unknown, ...unknown[]]): unknown {
		const [first] = given;
		asked.push(typeof first === 'string' ? first : String((first as { text?: unknown } | null)?.text));
		return Reflect.apply(original, this, given);
	} as typeof original;
	const query = vi.spyOn(Client.prototype, 'query').mockImplementation(spied);
	await work().finally(() => query.mockRestore());
	return asked;
}

describe('the database’s own line', () => {
	it('shows a person nothing of projects that they are no member of, whatever is asked', async () => {
		for (const table of ['posts', 'accounts', 'media', 'project_members']) {
			expect(await projectsIn(viewer.userId, table), table).toEqual([anna.project.id]);
			expect(await projectsIn(boris.person.userId, table), table).toEqual([boris.project.id]);
		}
		expect(await projectsIn(boris.person.userId, 'audit_log', 'scope')).toEqual([boris.project.id]);
		expect((await projectsIn(boris.person.userId, 'sync_feed', 'scope')).includes(anna.project.id)).toBe(
			false
		);
		expect(await projectsIn(boris.person.userId, 'channel_messages', 'account_id')).toEqual([channels[1]]);
		expect(await projectsIn(viewer.userId, 'channel_messages', 'account_id')).toEqual([channels[0]]);
		const own = await publicationsOf(boris.project.id);
		expect(own).toHaveLength(1);
		expect(await projectsIn(boris.person.userId, 'attempts', 'publication_id')).toEqual(own);
		expect(await projectsIn('00000000-0000-0000-0000-000000000000', 'posts')).toEqual([]);
	});

	it('shows nobody what opens doors', async () => {
		for (const query of [
			'select * from account_secrets',
			'select * from session_tokens',
			'select password_hash from users',
			'update posts set title = title'
		]) {
			const asked = asPerson(anna.person.userId, (tx) => tx.execute(sql.raw(query)));
			await expect(asked.catch((error: Error) => Promise.reject(error.cause))).rejects.toThrow(
				'permission denied'
			);
		}
	});

	it('stands before every table but those that are closed to a reader altogether: a new one without it fails', async () => {
		const { rows } = await world.database.pool.query<{ name: string }>(`
			select c.relname as name from pg_class c
			where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
				and has_table_privilege('${readerRole}', c.oid, 'select')
				and not (c.relrowsecurity and exists (select from pg_policy where polrelid = c.oid))
			order by 1`);
		// Of the whole installation, and of no person or project.
		expect(rows.map(({ name }) => name)).toEqual(['sync_due', 'sync_epoch', 'sync_pending']);
	});

	it('stands behind every list and page of the API, so that one that forgot its condition shows nothing foreign', async () => {
		const { person, project } = boris;
		const inProject = `?projectId=${project.id}`;
		const [post] = (await person.get<{ items: { id: string }[] }>(`/api/posts${inProject}&limit=1`)).body
			.items;
		const paths = [
			...['posts', 'posts/scheduled', 'accounts', 'media', 'templates'].map(
				(one) => `/api/${one}${inProject}`
			),
			...['members', 'activity', 'client-links', 'queue'].map((one) => `/api/projects/${project.id}/${one}`),
			...['', '/reviews', '/revisions'].map((one) => `/api/posts/${post?.id}${one}`),
			...['/api/projects', `/api/sandbox/${channels[1]}/messages`]
		];
		for (const path of paths) {
			const asked = await statementsOf(async () => expect((await person.get(path)).status, path).toBe(200));
			const taken = asked.findIndex((text) => text.includes(readerRole));
			expect(taken, path).toBeGreaterThanOrEqual(0);
			// Before the role is taken, only the sign-in is looked at, and what the caller is in the project that they have named.
			expect(
				asked
					.slice(0, taken)
					.filter((text) => !/"sessions"|pg_roles|rate_limits|\) in \(\s*select \* from unnest/.test(text)),
				path
			).toEqual([]);
		}
		const [own, foreign] = await reading(world.deps, person.userId, async (db) => [
			await db.select({ projectId: posts.projectId }).from(posts),
			await listMessages(db, channels[0] ?? '', 50, undefined, true)
		]);
		expect(own).toEqual([{ projectId: project.id }]);
		expect(foreign).toEqual([]);
	});

	it('holds also for a query that the same connection has prepared for the program itself', async () => {
		const pool = openPool(world.database.url, undefined, 1);
		const db = connect(pool);
		const { rows } = await pool.query<{ id: string }>('select id from posts where project_id = $1', [
			boris.project.id
		]);
		const ids = rows.map(({ id }) => id);
		const seenBy = <T>(userId: string, work: (tx: Tx) => Promise<T>) =>
			db.transaction(async (tx) => {
				// Whether the role is there is asked of another pool: this one has no second connection.
				await readAs(tx, world.deps.pool, userId);
				return work(tx);
			});
		const published = (tx: Tx) => publicationsOfPosts(tx, ids);
		try {
			// Often enough for PostgreSQL to keep one plan for all.
			for (let times = 0; times < 7; times++) {
				expect(await publicationsOfPosts(db, ids)).toHaveLength(1);
				expect(await roleIn(db, boris.person.userId, boris.project.id)).toBe('owner');
			}
			for (let times = 0; times < 7; times++) expect(await seenBy(viewer.userId, published)).toEqual([]);
			expect(await seenBy(boris.person.userId, published)).toHaveLength(1);
			expect(await publicationsOfPosts(db, ids)).toHaveLength(1);
			const asked = seenBy(viewer.userId, (tx) => roleIn(tx, boris.person.userId, boris.project.id));
			expect(await asked).toBeNull();
		} finally {
			await pool.end();
		}
	});

	it('holds for each person anew on a connection that has prepared the same query for another', async () => {
		const { pool, db } = world.deps;
		const one = { db, pool, readers: new Readers(world.database.url, undefined, 1) };
		const { rows } = await pool.query<{ id: string }>('select id from posts where project_id = $1', [
			boris.project.id
		]);
		const ids = rows.map(({ id }) => id);
		const seenBy = (userId: string) => reading(one, userId, (db) => publicationsOfPosts(db, ids));
		try {
			// Often enough for PostgreSQL to keep one plan for all.
			for (let times = 0; times < 7; times++) {
				expect(await publicationsOfPosts(one.db, ids)).toHaveLength(1);
				expect(await roleIn(one.db, boris.person.userId, boris.project.id)).toBe('owner');
			}
			for (let times = 0; times < 7; times++) expect(await seenBy(viewer.userId)).toEqual([]);
			expect(await seenBy(boris.person.userId)).toHaveLength(1);
			expect(await publicationsOfPosts(one.db, ids)).toHaveLength(1);
			const asked = reading(one, viewer.userId, (db) => roleIn(db, boris.person.userId, boris.project.id));
			expect(await asked).toBeNull();
		} finally {
			await one.readers.end();
		}
	});

	it('ends with the transaction, and is no hindrance to the program itself', async () => {
		await asPerson(viewer.userId, async () => undefined);
		const { rows } = await world.database.pool.query(
			'select count(distinct project_id)::int as count from posts'
		);
		expect(rows).toEqual([{ count: 2 }]);
	});
});

describe('on a server where we may make no role', () => {
	it('the program works as ever, and each query asks for whom by itself', async () => {
		const server = inject('databaseServer');
		const name = `plain_${randomBytes(6).toString('hex')}`;
		await query(server, `create role ${name} login password 'x'`);
		await query(server, `create database ${name} owner ${name}`);
		const address = new URL(withDatabase(server, name));
		[address.username, address.password] = [name, 'x'];
		await migrate(address.href);
		const pool = openPool(address.href);
		const close = async () => {
			await pool.end();
			await query(server, `drop database ${name} with (force)`);
			await query(server, `drop role ${name}`);
		};
		const plain = await newWorld({ database: { url: address.href, pool, db: connect(pool), close } });
		try {
			const desk = await Desk.of(plain);
			await desk.writes('Тайна', []);
			const asked = await statementsOf(async () => {
				const { body } = await desk.person.get<{ items: object[] }>(
					`/api/posts?projectId=${desk.project.id}`
				);
				expect(body.items).toHaveLength(1);
			});
			expect(asked.filter((text) => text.includes('set role'))).toEqual([]);
			const phone = new Replica(desk.person);
			await phone.pulls('posts');
			expect(phone.held.size).toBe(1);
			const stranger = await plain.person('gleb');
			expect((await stranger.get(`/api/posts?projectId=${desk.project.id}`)).status).toBe(404);
		} finally {
			await plain.end();
		}
	});
});
