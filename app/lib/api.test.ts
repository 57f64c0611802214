import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { standInStorage } from '#tests/kit/local-storage.ts';
import { dropAccess, listenToAccess, takeAccess } from './access.ts';
import { ApiProblem, Offline } from './api-problem.ts';
import { api } from './api.ts';

/** The server's end of the line: what it is asked, and what it answers. */
const server = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
const ended = vi.fn<() => void>();

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const tokenIn = (init: RequestInit) => new Headers(init.headers).get('authorization');
const calls = (path: string) => server.mock.calls.filter(([called]) => called === path).length;

/** Knows one token; renews to it from the cookie. */
const honest = async (path: string, init: RequestInit) => {
	if (path === '/api/auth/refresh')
		return json(200, { accessToken: 'fresh', expiresIn: 900, user: { id: '1' } });
	return tokenIn(init) === 'Bearer fresh' ? json(200, { ok: true }) : json(401, { code: 'unauthorized' });
};

let kept: Map<string, string>;
beforeEach(() => {
	dropAccess();
	kept = standInStorage();
	vi.stubGlobal('fetch', server);
	server.mockReset().mockImplementation(honest);
	ended.mockReset();
	listenToAccess({ renewed: () => {}, ended });
});
afterEach(() => vi.unstubAllGlobals());

test('a token that ran out is renewed once for all calls that wait, and nobody notices', async () => {
	takeAccess('stale');
	const answers = await Promise.all([api.get('/api/posts'), api.get('/api/posts'), api.get('/api/accounts')]);
	expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
	expect(calls('/api/auth/refresh')).toBe(1);
});

test('after a reload the first call brings a token of its own', async () => {
	expect(await api.get('/api/posts')).toEqual({ ok: true });
	expect(calls('/api/auth/refresh')).toBe(1);
});

test('a lost network never signs anybody out', async () => {
	server.mockRejectedValue(new TypeError('Failed to fetch'));
	await expect(api.get('/api/posts')).rejects.toBeInstanceOf(Offline);
	expect(ended).not.toHaveBeenCalled();
});

test('a server that is down while renewing signs nobody out either', async () => {
	server.mockImplementation(async () => new Response('<html>Bad gateway</html>', { status: 502 }));
	await expect(api.get('/api/posts')).rejects.toMatchObject({ status: 502, code: 'unavailable' });
	expect(ended).not.toHaveBeenCalled();
});

test('a session that the server refuses to renew is over', async () => {
	server.mockImplementation(async () => json(401, { code: 'session_ended' }));
	await expect(api.get('/api/posts')).rejects.toMatchObject({ code: 'session_ended' });
	expect(ended).toHaveBeenCalledOnce();
});

test('a renewal keeps its name until it is answered', async () => {
	const names: (string | null)[] = [];
	const noted = (answer: typeof honest) => async (path: string, init: RequestInit) => {
		if (path === '/api/auth/refresh') names.push(new Headers(init.headers).get('idempotency-key'));
		return answer(path, init);
	};
	server.mockImplementation(noted(() => Promise.reject(new TypeError('Failed to fetch'))));
	await expect(api.get('/api/posts')).rejects.toBeInstanceOf(Offline);
	expect([...kept.values()]).toEqual(names);
	server.mockImplementation(noted(async () => new Response('', { status: 502 })));
	await expect(api.get('/api/posts')).rejects.toMatchObject({ status: 502 });
	server.mockImplementation(noted(honest));
	await api.get('/api/posts');
	dropAccess();
	await api.get('/api/posts');
	const [first, again, answered, next] = names;
	expect(first).toMatch(/^[\w-]{36}$/);
	expect([again, answered]).toEqual([first, first]);
	expect(next).not.toBe(first);
	expect(kept.size).toBe(0);
});

test('every request has a name of its own, and a refusal says it', async () => {
	takeAccess('fresh');
	await api.get('/api/posts');
	await api.post('/api/posts', {});
	const names = server.mock.calls.map(([, init]) => new Headers(init.headers).get('x-request-id'));
	expect(new Set(names).size).toBe(2);
	expect(names.every((name) => /^[\w-]{8,64}$/.test(name ?? ''))).toBe(true);

	const requestId = '01a2296a-b9ef-71ad-a537-d65473ffc1aa';
	server.mockImplementation(async () => json(500, { code: 'internal', requestId }));
	await expect(api.get('/api/posts')).rejects.toMatchObject({ code: 'internal', requestId });
});

test('a refusal says which fields are wrong', async () => {
	const errors = [{ path: 'email', code: 'invalid_format', message: 'an address' }];
	server.mockImplementation(async () => json(422, { code: 'validation_failed', errors }));
	const problem = await api.knock('/api/auth/register', {}).catch((error: unknown) => error);
	expect(problem).toBeInstanceOf(ApiProblem);
	expect(problem).toMatchObject({ status: 422, code: 'validation_failed', errors });
});

test('a word that only one network has is kept beside the nearest of ours', async () => {
	server.mockImplementation(async () => json(503, { code: 'board_unreachable' }));
	const problem = await api.knock('/api/accounts/board', {}).catch((error: unknown) => error);
	expect(problem).toMatchObject({ said: 'board_unreachable', code: 'unavailable' });
});
