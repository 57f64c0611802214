import { uuidv7 } from 'uuidv7';
import { afterAll, expect, it } from 'vitest';
import type { Project } from '#sync/records/project.ts';
import type { Problem } from '#tests/kit/session.ts';
import { newWorld } from '#tests/kit/world.ts';

const world = await newWorld();
afterAll(world.end);
const anna = await world.person('anna');
const boris = await world.person('boris');

it('makes a project whose maker is its owner', async () => {
	const project = await anna.creates({ project: 'Кофейня на углу', timezone: 'Asia/Yekaterinburg' });
	expect(project).toMatchObject({
		name: 'Кофейня на углу',
		timezone: 'Asia/Yekaterinburg',
		approvalRequired: false,
		myRole: 'owner',
		createdAt: '2026-11-23T09:00:00.000Z'
	});
});

it('answers a repeated request with the project that the first one made', async () => {
	const wanted = { id: uuidv7(), name: 'Дважды' };
	const first = await anna.post<Project>('/api/projects', wanted);
	const second = await anna.post<Project>('/api/projects', wanted);
	expect(second).toMatchObject({ status: 201, body: first.body });
	expect(await boris.post('/api/projects', wanted)).toMatchObject({
		status: 409,
		body: { code: 'already_exists' }
	});
});

it('hides a project from everybody else', async () => {
	const { id } = await anna.creates({ project: 'Тайное' });
	const nowhere = uuidv7();
	const calls = [
		['PUT', '', { name: 'Моё' }],
		['DELETE', '', undefined],
		['GET', '/members', undefined],
		['POST', '/members', { email: 'x@twexel.test', role: 'viewer' }],
		['DELETE', `/members/${anna.userId}`, undefined]
	] as const;
	for (const [method, path, body] of calls) {
		const there = await boris.session.call<Problem>(method, `/api/projects/${id}${path}`, body);
		const absent = await boris.session.call<Problem>(method, `/api/projects/${nowhere}${path}`, body);
		expect(there).toMatchObject({ status: 404, body: { code: 'not_found' } });
		expect({ ...there.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
	}
	expect((await boris.get('/api/projects')).body).toEqual({ items: [], nextCursor: null });
});

it('renames, moves to another zone, and deletes', async () => {
	const { id, writeId } = await anna.creates({ project: 'Старое' });
	world.clock.moveTo(new Date('2026-11-23T10:00:00.000Z'));
	const { body } = await anna.put<Project>(`/api/projects/${id}`, {
		name: 'Новое',
		timezone: 'Europe/Samara'
	});
	expect(body).toMatchObject({
		name: 'Новое',
		timezone: 'Europe/Samara',
		updatedAt: '2026-11-23T10:00:00.000Z'
	});
	expect(body.writeId).not.toBe(writeId);
	expect((await anna.delete(`/api/projects/${id}`)).status).toBe(204);
	expect((await anna.delete(`/api/projects/${id}`)).status).toBe(404);
	expect((await anna.put(`/api/projects/${id}`, { name: 'x' })).status).toBe(404);
});

it('gives lists page by page', async () => {
	const vera = await world.person('vera');
	const made: string[] = [];
	for (const name of ['a', 'b', 'c', 'd', 'e']) made.push((await vera.creates({ project: name })).id);
	type Page = { items: Project[]; nextCursor: string | null };
	const seen: string[] = [];
	let cursor: string | null = '';
	while (cursor !== null) {
		const { body }: { body: Page } = await vera.get<Page>(
			`/api/projects?limit=2${cursor && `&cursor=${cursor}`}`
		);
		seen.push(...body.items.map((item) => item.id));
		cursor = body.nextCursor;
	}
	expect(seen).toEqual(made);
	expect((await vera.get('/api/projects?cursor=nonsense')).status).toBe(422);
	expect((await vera.get('/api/projects?limit=0')).status).toBe(422);
	expect((await vera.get('/api/projects?limit=201')).status).toBe(422);
});
