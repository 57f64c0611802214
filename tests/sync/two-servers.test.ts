import type { Hono } from 'hono';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newApi } from '#server/api.ts';
import { buildDeps, type Built } from '#server/core/build-deps.ts';
import type { Env } from '#server/core/http.ts';
import { Desk } from '../kit/desk.ts';
import type { Person } from '../kit/person.ts';
import { until } from '../kit/product.ts';
import { created, Replica } from '../kit/replica.ts';
import { newWorld, type World } from '../kit/world.ts';

/** Two servers over one PostgreSQL: what goes in through one is told by the other. */

let world: World;
let desk: Desk;
let phone: Replica;
let second: Built;
let other: Hono<Env>;
let closing: (() => Promise<void>)[];

beforeEach(async () => {
	closing = [];
	world = await newWorld();
	desk = await Desk.of(world);
	phone = new Replica(desk.person);
	second = await buildDeps({
		config: world.deps.config,
		log: world.deps.log,
		databaseUrl: world.database.url,
		replaced: { clock: world.clock }
	});
	other = newApi(second.deps);
});
afterEach(async () => {
	for (const close of closing) await close();
	await second.stop();
	await world.end();
});

/** A stream on the other server, from after its first word for everything. */
async function listens(person: Person) {
	const ending = new AbortController();
	const response = await other.request('/sync/stream', {
		headers: { authorization: `Bearer ${person.session.accessToken}` },
		signal: ending.signal
	});
	const told: string[][] = [];
	const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
	void (async () => {
		for (let buffer = ''; ;) {
			const chunk = await reader?.read().catch(() => undefined);
			if (!chunk || chunk.done) return;
			buffer += chunk.value;
			const events = buffer.split('\n\n');
			buffer = events.pop() ?? '';
			for (const event of events) {
				const [, data] = /^data: (.*)$/m.exec(event) ?? [];
				if (data) told.push((JSON.parse(data) as { collections: string[] }).collections);
			}
		}
	})();
	closing.push(async () => {
		ending.abort();
		await reader?.cancel().catch(() => undefined);
	});
	await until(async () => told.length > 0, 5000);
	told.length = 0;
	return told;
}

const writes = () => phone.pushes('posts', [created(phone.post(desk.project.id))]);
/** As somebody does who mends something by hand: no program tells of it. */
const writesByHand = () =>
	world.database.pool.query(
		`insert into posts (id, project_id, created_by, write_id) values (gen_random_uuid(), $1, $2, 'by hand')`,
		[desk.project.id, desk.person.userId]
	);
const hasHeard = (told: string[][], name: string) => until(async () => told.flat().includes(name), 10_000);

/** The connections that listen: one of each server. */
const listening = async () =>
	(
		await world.database.pool.query<{ pid: number }>(
			`select pid from pg_stat_activity where datname = current_database() and application_name = 'twexel listen'`
		)
	).rows;

it('a change through one server is told by the other', async () => {
	const told = await listens(desk.person);
	await writes();
	await hasHeard(told, 'posts');
	expect(told).toEqual([['posts']]);
});

it('many changes at once are told in few words', async () => {
	const told = await listens(desk.person);
	await Promise.all(Array.from({ length: 20 }, writes));
	await hasHeard(told, 'posts');
	expect(told.length).toBeLessThan(20);
});

it('a change that nobody told of is seen at the next look', async () => {
	const told = await listens(desk.person);
	await writesByHand();
	await hasHeard(told, 'posts');
});

it('words sent while the line is down are made up for, and the new line carries words again', async () => {
	const told = await listens(desk.person);
	expect(await listening()).toHaveLength(2);
	const before = (await listening()).map(({ pid }) => pid);
	for (const pid of before) await world.database.pool.query('select pg_terminate_backend($1)', [pid]);
	await writes();
	await hasHeard(told, 'posts');
	await until(async () => (await listening()).length === 2, 10_000);
	expect((await listening()).some(({ pid }) => before.includes(pid))).toBe(false);
	// Heard by whoever listens now, in less time than the next look may take.
	const words: string[] = [];
	const stop = second.deps.pulse.hear((scopes) => words.push(...scopes));
	await until(async () => (await writes(), words.includes(desk.project.id)), 1500);
	stop();
});

it('access that is given or taken through one server widens and narrows the stream of the other', async () => {
	const boris = await world.person('boris');
	const told = await listens(boris);
	await writes();
	await desk.person.invites(boris, desk.project, 'viewer');
	await hasHeard(told, 'projects');
	told.length = 0;
	await writes();
	await hasHeard(told, 'posts');
	await desk.person.delete(`/api/projects/${desk.project.id}/members/${boris.userId}`);
	told.length = 0;
	await hasHeard(told, 'members');
	// What is told to a member comes at the same moment; the stranger, whose access is gone, hears nothing of it.
	const annas = await listens(desk.person);
	told.length = 0;
	await writes();
	await hasHeard(annas, 'posts');
	expect(told).toEqual([]);
});
