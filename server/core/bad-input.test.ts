import { afterAll, expect, it } from 'vitest';
import type { Problem } from '#tests/kit/session.ts';
import { newWorld } from '#tests/kit/world.ts';

const world = await newWorld();
afterAll(world.end);
const anna = await world.person('anna');
const { id } = await anna.creates({ project: 'Кофейня' });

const million = 'а'.repeat(1_000_000);
const deep = '['.repeat(50_000) + ']'.repeat(50_000);
const post = (path: string, body: unknown, headers?: Record<string, string>) =>
	anna.session.call<Problem>('POST', path, body, headers);

it.each([
	['broken JSON', '{"name": ', 400, 'bad_json'],
	['no JSON at all', 'name=x', 400, 'bad_json'],
	[
		'a name of a million characters',
		JSON.stringify({ name: 'x'.repeat(1_000_000) }),
		422,
		'validation_failed'
	],
	['more than a megabyte', JSON.stringify({ name: million }), 413, 'too_large'],
	['a number for a name', '{"name": 7}', 422, 'validation_failed'],
	['null', 'null', 422, 'validation_failed'],
	['an array', '[]', 422, 'validation_failed'],
	['nothing', '{}', 422, 'validation_failed'],
	['a name of blanks', '{"name": "   "}', 422, 'validation_failed'],
	['a name with a NUL', '{"name": "a\\u0000b"}', 422, 'validation_failed'],
	['a zone that does not exist', '{"name": "x", "timezone": "Mars/Olympus"}', 422, 'validation_failed'],
	['a zone that is no zone', '{"name": "x", "timezone": "+03:00"}', 422, 'validation_failed'],
	['an id that is none', '{"name": "x", "id": "1; drop table projects"}', 422, 'validation_failed'],
	['fifty thousand brackets', `{"name": ${deep}}`, 422, 'validation_failed']
])('refuses %s', async (_what, body, status, code) => {
	const answer = await post('/api/projects', body);
	expect(answer).toMatchObject({ status, body: { code, status } });
	expect(answer.headers.get('content-type')).toBe('application/problem+json');
	expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'));
});

it('names every wrong place', async () => {
	const { body } = await post('/api/projects', { name: 7, timezone: 'Mars/Olympus' });
	expect(body.errors?.map((error) => error.path)).toEqual(['name', 'timezone']);
});

it('is not poisoned by __proto__ and constructor', async () => {
	const body =
		'{"name": "x", "__proto__": {"role": "admin"}, "constructor": {"prototype": {"role": "admin"}}}';
	const { status } = await post('/api/projects', body);
	expect(status).toBe(201);
	expect(Object.hasOwn(Object.prototype, 'role')).toBe(false);
	expect((await post('/api/auth/login', '{"__proto__": {"email": "anna@twexel.test"}}')).status).toBe(422);
});

it.each([
	['GET', '/api/nothing', 404],
	['GET', '/api/projects/not-an-id/members', 404],
	['PUT', '/api/projects/%00', 404],
	['GET', '/api/projects/%E0%A4%A/members', 404],
	['PATCH', '/api/projects', 404],
	['GET', '/api', 404],
	['GET', '/sync/nothing/pull', 404]
])('answers %s %s with a problem', async (method, path, status) => {
	const answer = await anna.session.call<Problem>(method, path, method === 'PUT' ? { name: 'x' } : undefined);
	expect(answer).toMatchObject({ status, body: { status } });
});

it('says nothing of what lies behind a closed door', async () => {
	const stranger = world.stranger();
	expect((await stranger.call<Problem>('GET', '/api/nothing')).status).toBe(404);
	for (const path of ['/api/projects', `/api/projects/${id}/members`, '/sync/projects/pull']) {
		expect((await stranger.call<Problem>('GET', path)).body).toMatchObject({
			status: 401,
			code: 'unauthorized'
		});
	}
});

it('takes JSON alone, and only what says that it is', async () => {
	const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];
	for (const type of types) {
		const answer = await post('/api/projects', '{"name": "x"}', { 'content-type': type });
		expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
	}
	const plus = { 'content-type': 'application/vnd.twexel+json; charset=utf-8' };
	expect((await post('/api/projects', '{"name": "x"}', plus)).status).toBe(201);
});

it('keeps a request id that makes sense, and no other', async () => {
	const idOf = async (given: string) =>
		(await anna.session.call('GET', '/healthz', undefined, { 'x-request-id': given })).headers.get(
			'x-request-id'
		);
	expect(await idOf('trace-0123456789')).toBe('trace-0123456789');
	expect(await idOf('<script>')).not.toContain('<');
	expect(await idOf('x'.repeat(1000))).toHaveLength(36);
});

it('sends every answer with the headers that protect it', async () => {
	for (const path of ['/api/projects', '/api/nothing', '/healthz', '/api/openapi.json']) {
		const { headers } = await anna.get(path);
		expect(headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(headers.get('x-content-type-options')).toBe('nosniff');
	}
});

it('describes itself by OpenAPI 3.1', async () => {
	const { body } = await world.stranger().call<{
		openapi: string;
		paths: Record<string, Record<string, { security?: unknown[] }>>;
		components: { securitySchemes: object };
	}>('GET', '/api/openapi.json');
	expect(body.openapi).toBe('3.1.0');
	expect(body.components.securitySchemes).toHaveProperty('bearer');
	expect(body.paths['/api/auth/login']?.['post']?.security).toEqual([]);
	expect(body.paths['/api/projects/{id}/members/{userId}']).toHaveProperty('delete');
});

it('goes on after all of this', async () => {
	expect((await anna.get('/readyz')).body).toMatchObject({ status: 'ready', database: 'ok' });
	expect(world.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});
