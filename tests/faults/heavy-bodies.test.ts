import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from '../kit/desk.ts';
import { served } from '../kit/served.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let desk: Desk;
let site: Awaited<ReturnType<typeof served>>;
let authorization: string;

beforeAll(async () => {
	world = await newWorld();
	desk = await Desk.of(world);
	site = await served(world.app);
	authorization = `Bearer ${desk.person.session.accessToken}`;
});
afterAll(async () => {
	await site.stop();
	await world.end();
});

const routes = () => [
	['POST', '/api/posts'],
	['POST', '/api/projects'],
	['POST', '/api/templates'],
	['PUT', `/api/projects/${desk.project.id}/queue`],
	['POST', '/sync/posts/push'],
	['POST', '/sync/templates/push'],
	['POST', '/api/auth/login'],
	['POST', '/hooks/telegram/1']
];
const megabyte = 1024 * 1024;

/** What it costs to answer a body: the status, and how much the process grew. */
async function sends(method: string, path: string, body: string): Promise<{ status: number; grew: number }> {
	const before = process.memoryUsage().rss;
	const answer = await fetch(site.url + path, {
		...{ method, body },
		headers: { authorization, 'content-type': 'application/json' }
	});
	await answer.arrayBuffer();
	return { status: answer.status, grew: process.memoryUsage().rss - before };
}

describe('a body that is too much (F15)', () => {
	it('of 200 MB is refused by its length alone, before a byte of it is read', async () => {
		for (const [method, path] of routes()) {
			const head = `${method} ${path} HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\n`;
			const { status, took } = await begins(`${head}content-length: ${200 * megabyte}\r\n\r\n[`);
			expect(status, path).toBe(413);
			expect(took, path).toBeLessThan(2000);
		}
	});

	it('of no length is read no further than it may be', async () => {
		const before = process.memoryUsage().rss;
		const piece = 'x'.repeat(megabyte);
		const chunk = `${piece.length.toString(16)}\r\n${piece}\r\n`;
		const head = `POST /api/posts HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\n`;
		const { status } = await begins(`${head}transfer-encoding: chunked\r\n\r\n${chunk}${chunk}${chunk}`);
		expect(status).toBe(413);
		expect(process.memoryUsage().rss - before).toBeLessThan(150 * megabyte);
	});

	it('of a million elements, or nested ten thousand deep, is refused and harms nobody', async () => {
		const wide = `[${'1,'.repeat(1_000_000)}1]`;
		const deep = (open: string, close: string) => open.repeat(10_000) + close.repeat(10_000);
		const row = (inner: string) =>
			`[{"newDocumentState":{"id":"x","html":${inner}},"assumedMasterState":null}]`;
		const bodies = [
			wide,
			deep('[', ']'),
			`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
			row(deep('[', ']'))
		];
		for (const [method = '', path = ''] of routes()) {
			for (const body of bodies) {
				const { status, grew } = await sends(method, path, body);
				// A push answers every row by itself; a field that nobody knows is left out.
				const isAnswered = path.startsWith('/sync/') ? [200, 400, 413] : [200, 400, 401, 404, 413, 422];
				expect(isAnswered, `${path} ${body.slice(0, 40)}`).toContain(status);
				expect(grew, path).toBeLessThan(200 * megabyte);
			}
		}
		expect((await desk.person.get('/api/projects')).status).toBe(200);
		expect(world.logged.filter((line) => line.includes('a request failed'))).toEqual([]);
	});

	it('with keys that mean something to JavaScript changes nothing for anybody', async () => {
		const body = `{"__proto__":{"role":"admin"},"constructor":{"prototype":{"role":"admin"}},"name":"Имя"}`;
		const { status } = await sends('PUT', `/api/projects/${desk.project.id}`, body);
		expect(status).toBe(200);
		expect(({} as { role?: string }).role).toBeUndefined();
	});
});

/** Writes the beginning of a request and reads the status of what comes back. */
function begins(text: string): Promise<{ status: number; took: number }> {
	const startedAt = performance.now();
	return new Promise((resolve, reject) => {
		const socket = connect(site.port, '127.0.0.1', () => socket.write(text));
		socket.setTimeout(20_000, () => reject(new Error('nothing came back')));
		socket.once('data', (data: Buffer) => {
			const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(data.toString()) ?? [];
			socket.destroy();
			resolve({ status: Number(status), took: performance.now() - startedAt });
		});
		socket.on('error', reject);
	});
}
