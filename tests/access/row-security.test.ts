import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#db/client.ts';
import { readAs } from '#server/core/read-as.ts';
import { Desk } from '../kit/desk.ts';
import type { Person } from '../kit/person.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let anna: Desk;
let boris: Desk;
let viewer: Person;
beforeAll(async () => {
	world = await newWorld();
	anna = await Desk.of(world, 'anna');
	boris = await Desk.of(world, 'boris');
	viewer = await world.person('viewer');
	await anna.person.invites(viewer, anna.project, 'viewer');
	for (const desk of [anna, boris]) {
		await desk.writes('Тайна', [await desk.sandbox()]);
		await desk.picture('red');
	}
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

	it('stands before every table that belongs to projects: a new one without it fails', async () => {
		const { rows } = await world.database.pool.query<{ name: string }>(`
			select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
			where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'project_id'
				and not (c.relrowsecurity and exists (select from pg_policy where polrelid = c.oid))`);
		expect(rows).toEqual([]);
	});

	it('ends with the transaction, and is no hindrance to the program itself', async () => {
		await asPerson(viewer.userId, async () => undefined);
		const { rows } = await world.database.pool.query(
			'select count(distinct project_id)::int as count from posts'
		);
		expect(rows).toEqual([{ count: 2 }]);
	});
});
