import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProduct, until, type Product } from '#tests/kit/product.ts';

const folder = await mkdtemp(join(tmpdir(), 'twexel-program-'));
const dataDir = join(folder, 'data');
afterAll(() => rm(folder, { recursive: true, force: true }));
// The pages are built by the first start, where they are missing.
const longStart = 180_000;

async function signUp({ url, mailTo, log }: Product, email: string): Promise<string> {
	const post = (path: string, body: object) =>
		fetch(`${url}${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
	await post('/api/auth/register', { email, password: 'a password to try' });
	const { link } = await mailTo(email);
	expect(log()).toContain(link);
	const answer = await post('/api/auth/verify-email', { token: new URL(link).searchParams.get('token') });
	const { accessToken } = (await answer.json()) as { accessToken: string };
	return accessToken;
}

describe('a running program', () => {
	let program: Product;
	let token: string;
	beforeAll(async () => {
		program = await startProduct({ dataDir });
		token = await signUp(program, 'anna@twexel.test');
	}, longStart);
	afterAll(() => program.stop());

	it('says where it is, and serves pages and API on one port', async () => {
		expect(program.log()).toContain(`Twexel is at ${program.url}`);
		const page = await fetch(`${program.url}/posts`);
		expect(page.status).toBe(200);
		expect(page.headers.get('content-type')).toContain('text/html');
		const policy = page.headers.get('content-security-policy') ?? '';
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
		const lost = await fetch(`${program.url}/api/nothing`);
		expect(lost.headers.get('content-type')).toBe('application/problem+json');
	});

	it('says on every answer where scripts may come from, and lets no other site read any', async () => {
		const paths = [
			...['/', '/shell', '/posts', '/nothing/here', '/early.js', '/icons/mark.svg', '/manifest.webmanifest'],
			...[
				'/service-worker.js',
				'/api/nothing',
				'/api/openapi.json',
				'/api/media/x',
				'/healthz',
				'/livez',
				'/sync/stream'
			]
		];
		for (const path of paths) {
			const answer = await fetch(`${program.url}${path}`, { headers: { origin: 'https://evil.example' } });
			await answer.body?.cancel();
			const header = (name: string) => answer.headers.get(name) ?? '';
			const policy = header('content-security-policy');
			expect(policy, path).toMatch(/script-src 'self'|default-src 'none'/);
			expect(policy, path).not.toMatch(/script-src[^;]*'unsafe/);
			for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
				expect(policy, path).toContain(rule);
			}
			expect(header('x-content-type-options'), path).toBe('nosniff');
			expect(header('referrer-policy'), path).not.toBe('');
			expect(header('cross-origin-opener-policy'), path).toBe('same-origin');
			expect(header('cross-origin-resource-policy'), path).toBe('same-origin');
			expect(header('access-control-allow-origin'), path).toBe('');
		}
		const asked = await fetch(`${program.url}/api/projects`, {
			method: 'OPTIONS',
			headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
		});
		expect(asked.headers.get('access-control-allow-origin')).toBeNull();
	});

	it('takes the cursor of a person with four hundred projects', async () => {
		const id = (index: number) => `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`;
		const entries = Array.from({ length: 400 }, (_, index) => [
			id(index),
			{ grant: id(index), version: 123_456 }
		]);
		const cursor = JSON.stringify({ epoch: id(0), scopes: Object.fromEntries(entries) });
		const pull = `${program.url}/sync/posts/pull?checkpoint=${encodeURIComponent(cursor)}`;
		const answer = await fetch(pull, { headers: { authorization: `Bearer ${token}` } });
		expect(answer.status).toBe(200);
		expect(((await answer.json()) as { revoked: string[] }).revoked).toHaveLength(400);
	});

	it('takes a DELETE as browsers send it, without a body', async () => {
		const headers = { authorization: `Bearer ${token}` };
		const path = '/api/posts/01900000-0000-7000-8000-000000000001';
		expect((await fetch(`${program.url}${path}`, { method: 'DELETE', headers })).status).toBe(404);
	});

	it('takes a body in chunks, and no more of it than it should', async () => {
		const sent = (method: string, path: string, text: string) =>
			fetch(`${program.url}${path}`, {
				...{ method, body: new Blob([text]).stream(), duplex: 'half' },
				headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
			} as RequestInit);
		const made = await sent('POST', '/api/projects', '{"name": "Кофейня"}');
		expect(made.status).toBe(201);
		const { id } = (await made.json()) as { id: string };
		expect((await sent('POST', '/sync/posts/push', '[]')).status).toBe(200);
		const tooMuch = await sent('POST', '/api/projects', `{"name": "${'x'.repeat(2_000_000)}"}`);
		expect([tooMuch.status, tooMuch.headers.get('connection')]).toEqual([413, 'close']);
		expect((await sent('DELETE', `/api/projects/${id}`, '{}')).status).toBe(204);
	});

	it('is not broken by addresses that are none', async () => {
		for (const path of ['//', '/%E0%A4%A', '/api/%00', '/..%2f..%2fetc/passwd', '/?%', '/\\']) {
			const status = await new Promise((resolve, reject) => {
				const sent = request(program.url, { path }, (answer) => resolve(answer.resume().statusCode));
				sent.on('error', reject).end();
			});
			expect(status, path).toBeLessThan(500);
		}
		expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
	});

	it('stays when its database goes away, and recovers with it', async () => {
		const lock = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
		process.kill(Number(lock.split('\n')[0]), 'SIGKILL');
		const headers = { authorization: `Bearer ${token}` };
		const during = await fetch(`${program.url}/api/projects`, { headers });
		expect([200, 503]).toContain(during.status);
		const status = async () => (await fetch(`${program.url}/api/projects`, { headers })).status;
		await expect.poll(status, { timeout: 15_000 }).toBe(200);
		await until(async () => (await fetch(`${program.url}/readyz`)).ok, 5000);
	}, 30_000);

	it('stops at once and cleanly, though a stream is open, and starts again with what it had', async () => {
		const stream = await fetch(`${program.url}/sync/stream`, {
			headers: { authorization: `Bearer ${token}` }
		});
		expect(stream.status).toBe(200);
		const reader = stream.body?.getReader();
		await reader?.read();
		const askedAt = Date.now();
		expect(await program.stop('SIGTERM')).toBe(0);
		expect(Date.now() - askedAt).toBeLessThan(4000);
		await reader?.cancel().catch(() => undefined);

		const again = await startProduct({ dataDir });
		const me = await fetch(`${again.url}/api/auth/me`, { headers: { authorization: `Bearer ${token}` } });
		expect(await me.json()).toMatchObject({ email: 'anna@twexel.test', role: 'admin' });
		expect(await again.stop('SIGINT')).toBe(0);
	}, 30_000);
});

it(
	'says in one sentence what the host has to mend',
	async () => {
		const busy = createServer();
		await new Promise<void>((ready) => busy.listen(0, '127.0.0.1', ready));
		afterAll(() => void busy.close());
		// The cast: listening on an address, it has one.
		const { port } = busy.address() as AddressInfo;
		const wrong: [Record<string, string>, RegExp][] = [
			[{ ROLES: 'wurker' }, /ROLES: /],
			[{ PORT: String(port) }, /Cannot listen on 127.0.0.1:\d+ \(HOST, PORT\): something else listens there/],
			[{ DATA_DIR: '/dev/null/data' }, /DATA_DIR cannot be used/]
		];
		for (const [env, sentence] of wrong) {
			const failure = await startProduct({ dataDir: join(folder, 'other'), env }).catch(String);
			expect(failure).toMatch(sentence);
			expect(failure).not.toContain('    at ');
		}
	},
	longStart
);
