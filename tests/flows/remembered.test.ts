import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import { Desk, made, type FullPost } from '../kit/desk.ts';
import type { Person } from '../kit/person.ts';
import type { Problem } from '../kit/session.ts';
import { newWorld, type World } from '../kit/world.ts';

/** Lists that are given again while their project has not changed: never an old one, never to anybody else. */

let world: World;
let anna: Desk;
let channel: Account;
let post: FullPost;
beforeEach(async () => {
	world = await newWorld();
	anna = await Desk.of(world);
	channel = await anna.sandbox();
	post = await anna.writes('Утро', [channel]);
});
afterEach(() => world.end());

type List = { items: FullPost[] };
const path = (more = '') => `/api/posts?projectId=${anna.project.id}${more}`;
const listFor = ({ get }: Person, more = '') => get<List & Problem>(path(more));
const list = async (more = '') => made(await anna.person.get<List>(path(more))).items;
/** How often posts are read for lists while `work` goes on. */
async function readings(work: () => Promise<unknown>): Promise<number> {
	const read = vi.spyOn(world.deps.readers, 'as');
	await work();
	const { length } = read.mock.calls;
	read.mockRestore();
	return length;
}

it('reads a list once while nothing changes, and each with its own limits', async () => {
	expect(await readings(() => list())).toBe(1);
	expect(await readings(() => list())).toBe(0);
	expect(await list()).toMatchObject([{ id: post.id, html: 'Утро' }]);
	expect(await readings(() => list('&status=published'))).toBe(1);
	expect(await list('&status=published')).toEqual([]);
	expect(await readings(() => Promise.all([list('&limit=3'), list('&limit=3')]))).toBe(1);
});

it('shows every change at once: of posts, of what became of them, of tries and of what is ahead', async () => {
	await list();
	await anna.person.put(`/api/posts/${post.id}`, { html: 'Вечер' });
	expect(await list()).toMatchObject([{ html: 'Вечер', publications: [] }]);

	made(await anna.publishes(post));
	expect(await list()).toMatchObject([{ status: 'publishing' }]);
	await world.passes('1s');
	expect(await list()).toMatchObject([{ status: 'published', publications: [{ status: 'published' }] }]);

	const [{ publications: [publication] = [] } = {}] = await list();
	const before = publication?.attempts.length ?? 0;
	// Written past the program, as a migration would.
	await world.deps.db.execute(sql`insert into attempts
		select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'fence', 99, 'part', 9))).*
		from attempts a where publication_id = ${publication?.id} limit 1`);
	expect((await list())[0]?.publications[0]?.attempts).toHaveLength(before + 1);

	const deleteAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
	made(await anna.person.put(`/api/posts/${post.id}`, { deleteAt }));
	expect((await list())[0]?.publications[0]?.ahead).toMatchObject([
		{ act: 'remove', dueAt: deleteAt, tries: 0 }
	]);
	await world.passes('1h');
	expect(await list()).toMatchObject([{ publications: [{ status: 'deleted', ahead: [] }] }]);

	await world.deps.db.execute(sql`delete from posts where id = ${post.id}`);
	expect(await list()).toEqual([]);
});

it('asks each time who is asking: what was remembered is nobody’s who has lost the project', async () => {
	const boris = await world.person('boris');
	await anna.person.invites(boris, anna.project, 'viewer');
	expect(made(await listFor(boris)).items).toHaveLength(1);
	await anna.person.delete(`/api/projects/${anna.project.id}/members/${boris.userId}`);
	expect((await listFor(boris)).body.code).toBe('not_found');
	expect(await list()).toHaveLength(1);

	const stranger = await world.person('stranger');
	expect((await listFor(stranger)).body.code).toBe('not_found');
	await anna.person.post('/api/auth/logout');
	expect((await listFor(anna.person)).body.code).toBe('session_ended');
});

it('reads for each person anew, so that the database says what it shows to them', async () => {
	const boris = await world.person('boris');
	await anna.person.invites(boris, anna.project, 'viewer');
	await list();
	expect(await readings(() => listFor(boris))).toBe(1);
});
