import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Person } from '../kit/person.ts';
import { newWorld, type World } from '../kit/world.ts';

interface Route {
	method: string;
	path: string;
	isPublic: boolean;
}

let world: World;
let anna: Person;
let routes: Route[];

beforeAll(async () => {
	world = await newWorld();
	anna = await world.person('anna');
	const { body } = await world
		.stranger()
		.call<{ paths: Record<string, Record<string, { security?: object[] }>> }>('GET', '/api/openapi.json');
	routes = Object.entries(body.paths).flatMap(([path, methods]) =>
		Object.entries(methods)
			.filter(([method]) => method !== 'head')
			.map(([method, { security }]) => ({
				method: method.toUpperCase(),
				path: path.replaceAll(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000'),
				isPublic: security?.length === 0
			}))
	);
});
afterAll(() => world.end());

/** A request as a browser sends it for another site: with the person's cookies, and what says whence it comes. */
async function forged(
	{ method, path }: Route,
	init: { headers?: Record<string, string>; body?: string } = {}
) {
	const cookie = [...anna.session.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	const body = method === 'GET' ? {} : { body: init.body ?? '{}' };
	const headers = { cookie, 'content-type': 'application/json', ...init.headers };
	return world.app.request(path, { method, ...body, headers });
}

const evil = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' };
const disguises: [string, { headers: Record<string, string>; body?: string }][] = [
	['fetch from another site', { headers: evil }],
	['a sandboxed frame', { headers: { origin: 'null', 'sec-fetch-site': 'cross-site' } }],
	[
		'a neighbour on the same domain',
		{ headers: { origin: 'https://x.twexel.test', 'sec-fetch-site': 'same-site' } }
	],
	['a browser that tells only its origin', { headers: { origin: 'https://evil.test' } }],
	['a form', { headers: { ...evil, 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' }],
	[
		'a form with a file',
		{ headers: { ...evil, 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' }
	],
	['JSON that calls itself text', { headers: { ...evil, 'content-type': 'text/plain' } }],
	['fetch without CORS', { headers: { ...evil, 'sec-fetch-mode': 'no-cors', 'content-type': 'text/plain' } }]
];

it.each(disguises)('opens no door to %s', async (_, init) => {
	const doors = routes.filter(
		(route) => route.isPublic && route.method !== 'GET' && route.path.startsWith('/api/auth')
	);
	expect(doors.map((door) => door.path)).toEqual(
		expect.arrayContaining(['/api/auth/refresh', '/api/auth/logout'])
	);
	for (const door of doors) {
		const { status, headers } = await forged(door, init);
		expect([door.path, status]).toEqual([door.path, status === 415 ? 415 : 403]);
		expect(headers.getSetCookie()).toEqual([]);
		expect(headers.get('access-control-allow-origin')).toBeNull();
	}
	expect((await anna.get('/api/auth/me')).status).toBe(200);
});

it('takes cookies for no call that does something, be it from our own page', async () => {
	const own = { headers: { origin: 'http://twexel.test', 'sec-fetch-site': 'same-origin' } };
	const acting = routes.filter((route) => !route.isPublic && route.method !== 'GET');
	expect(acting.length).toBeGreaterThan(40);
	for (const route of acting) {
		const { status } = await forged(route, own);
		expect([route.method, route.path, status]).toEqual([route.method, route.path, 401]);
	}
});

it('tells nothing to a GET that has cookies alone, but for pictures, and does nothing by one', async () => {
	const reading = routes.filter(
		(route) =>
			route.method === 'GET' && !route.isPublic && !/^\/api\/(media|accounts\/\w+\/callback)/.test(route.path)
	);
	for (const route of [
		...reading,
		{ method: 'GET', path: '/sync/stream' },
		{ method: 'GET', path: '/sync/posts/pull' }
	]) {
		const { status } = await forged({ ...route, isPublic: false }, { headers: evil });
		expect([route.path, status]).toEqual([route.path, 401]);
	}
	for (const path of ['/api/auth/logout', '/api/auth/refresh', '/api/auth/sessions/x']) {
		expect((await forged({ method: 'GET', path, isPublic: true })).status).toBeGreaterThanOrEqual(401);
	}
	expect((await anna.get('/api/auth/me')).status).toBe(200);
	expect(await anna.session.renew()).toBe(true);
});

it('lets no other site ask a browser for leave', async () => {
	for (const path of ['/api/auth/refresh', '/api/posts', '/sync/posts/push']) {
		const answer = await world.app.request(path, {
			method: 'OPTIONS',
			headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' }
		});
		expect(answer.headers.get('access-control-allow-origin')).toBeNull();
		expect(answer.status).toBeGreaterThanOrEqual(400);
	}
});

it('gives cookies that another site’s form does not carry', async () => {
	const { headers } = await world.stranger().call('POST', '/api/auth/login', {
		email: anna.email,
		password: anna.password
	});
	const cookies = headers.getSetCookie();
	expect(cookies).toHaveLength(3);
	for (const cookie of cookies) {
		expect(cookie).toMatch(/; ?HttpOnly/i);
		expect(cookie).toMatch(/; ?SameSite=(Lax|Strict)/i);
		expect(cookie).toMatch(/; ?Path=\/api\//i);
	}
});
