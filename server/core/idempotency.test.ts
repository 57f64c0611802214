import { afterAll, expect, it } from 'vitest';
import type { Project } from '#sync/records/project.ts';
import { newWorld } from '#tests/kit/world.ts';

const world = await newWorld();
afterAll(world.end);
const anna = await world.person('anna');
const boris = await world.person('boris');

it('gives the first answer again, and makes nothing twice', async () => {
	const key = { 'idempotency-key': 'one' };
	const first = await anna.post<Project>('/api/projects', { name: 'Один раз' }, key);
	const second = await anna.post<Project>('/api/projects', { name: 'Один раз' }, key);
	expect(second).toMatchObject({ status: 201, body: first.body });
	expect(second.headers.get('idempotency-replayed')).toBe('true');
	expect((await anna.get('/api/projects')).body).toMatchObject({ items: [{ id: first.body.id }] });
});

it('keeps the keys of two people apart', async () => {
	const key = { 'idempotency-key': 'one' };
	expect((await boris.post('/api/projects', { name: 'Другой' }, key)).status).toBe(201);
});

it('refuses a key that stands for something else', async () => {
	const answer = await anna.post('/api/projects', { name: 'Иначе' }, { 'idempotency-key': 'one' });
	expect(answer).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
	expect(
		(await anna.post('/api/projects', { name: 'x' }, { 'idempotency-key': 'x'.repeat(300) })).status
	).toBe(422);
});

it('lets one of many at the same moment through', async () => {
	const key = { 'idempotency-key': 'race' };
	const answers = await Promise.all(
		[1, 2, 3, 4, 5].map(() =>
			boris.post<{ id?: string; code?: string }>('/api/projects', { name: 'Гонка' }, key)
		)
	);
	const made = answers.filter((answer) => answer.status === 201);
	expect(made.length).toBeGreaterThan(0);
	expect(new Set(made.map((answer) => answer.body.id)).size).toBe(1);
	const others = answers.filter((answer) => answer.status !== 201);
	expect(others.every((answer) => answer.body.code === 'idempotency_in_flight')).toBe(true);
});

it('keeps a refusal too, and forgets after a day', async () => {
	const key = { 'idempotency-key': 'bad' };
	const first = await anna.post<{ requestId: string }>('/api/projects', { name: '' }, key);
	const second = await anna.post<{ requestId: string }>('/api/projects', { name: '' }, key);
	expect(first.status).toBe(422);
	expect(second.body).toEqual(first.body);
	world.clock.moveTo(new Date(world.clock.now().getTime() + 25 * 3_600_000));
	expect((await anna.post('/api/projects', { name: 'Теперь' }, key)).status).toBe(201);
});

it('keeps nothing of what answers with tokens', async () => {
	const login = () =>
		anna.session.call<{ accessToken: string }>(
			'POST',
			'/api/auth/login',
			{ email: anna.email, password: anna.password },
			{ 'idempotency-key': 'login' }
		);
	expect((await login()).status).toBe(200);
	const { rows } = await world.database.pool.query("select 1 from idempotent_answers where key = 'login'");
	expect(rows).toEqual([]);
});
