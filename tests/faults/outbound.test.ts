import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import dns from 'node:dns';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { OutboundRefusal } from '#server/core/outbound-refusal.ts';
import { newOutbound, type Asked } from '#server/core/outbound.ts';
import corpus from './corpora/ssrf.json' with { type: 'json' };

/** The outside's name, the only one that may be asked although it leads to this machine. */
const name = 'outside.example.com';
const resolutions = new Map<string, string[]>();

/** Stands where nobody from outside may get to, and counts whoever gets there after all. */
let canary: Server;
let port: number;
let heard = 0;
/** A server of the outside: allowed by name, so that what it answers can be played. */
let outside: Server;
let origin: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

const listening = (server: Server): Promise<number> =>
	new Promise((resolve) =>
		server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
	);

beforeAll(async () => {
	canary = createServer((_request, response) => response.end('the inside'));
	canary.on('connection', () => heard++);
	port = await listening(canary);
	outside = createServer((request, response) => answer(request, response));
	origin = `http://${name}:${await listening(outside)}`;
	vi.spyOn(dns, 'lookup').mockImplementation(lookUp as never);
});
afterAll(() => {
	for (const server of [canary, outside]) {
		server.closeAllConnections();
		server.close();
	}
});
beforeEach(() => {
	heard = 0;
	resolutions.clear();
});

const closed = newOutbound(undefined);
const open = newOutbound(name);
afterAll(() => Promise.all([closed.close(), open.close()]));

const refused = (asked: Promise<unknown>) =>
	asked.then(
		() => 'answered',
		(error: unknown) => (error instanceof OutboundRefusal ? error.why : `failed: ${String(error)}`)
	);

describe('an address that leads into our own network (F20)', () => {
	it.each(corpus.addresses)('is refused: $about, $url', async ({ url }) => {
		const why = await refused(closed.ask(url.replaceAll('{port}', String(port))));
		expect(['scheme', 'credentials', 'port', 'address']).toContain(why);
		expect(heard).toBe(0);
	});

	it('is refused by a name that resolves there, also if only one of its addresses does', async () => {
		for (const addresses of [
			['127.0.0.1'],
			['93.184.216.34', '127.0.0.1'],
			['::ffff:127.0.0.1'],
			['10.1.2.3']
		]) {
			resolutions.set('harmless.example.com', addresses);
			expect(await refused(closed.ask('http://harmless.example.com/'))).toBe('address');
		}
		expect(heard).toBe(0);
	});

	it('is refused to a name that was public when it was judged, and resolves there when it is connected to', async () => {
		expect(closed.judge('http://rebinding.example.com/').hostname).toBe('rebinding.example.com');
		resolutions.set('rebinding.example.com', ['127.0.0.1']);
		expect(await refused(closed.ask('http://rebinding.example.com/'))).toBe('address');
		expect(heard).toBe(0);
	});

	it('is refused when a good one sends there, whatever the way of it', async () => {
		for (const { url } of corpus.addresses) {
			// What is resolved against a good address may become one itself.
			const to = url.replaceAll('{port}', String(port));
			if (!URL.canParse(to)) continue;
			// A few of them are paths of the good one, as a redirect reads them, and lead in a ring.
			answer = (_request, response) =>
				response.writeHead(302, { location: Buffer.from(to).toString('latin1') }).end();
			expect(await refused(open.ask(origin)), url).toMatch(/scheme|credentials|port|address|redirects/);
		}
		expect(heard).toBe(0);
	});
});

describe('what an allowed address answers', () => {
	const ask = (asked: Asked = {}) => open.ask(`${origin}/`, asked);

	it('is given, unpacked, with where it came from in the end', async () => {
		answer = (request, response) => {
			if (request.url === '/') return response.writeHead(301, { location: '/next' }).end();
			response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' });
			response.end(gzipSync('привет'));
		};
		const received = await ask({ type: /^text\// });
		expect(received).toMatchObject({ status: 200, url: `${origin}/next` });
		expect(received.body.toString()).toBe('привет');
	});

	it('is not followed for ever, and takes no credentials along', async () => {
		let asked = 0;
		answer = (_request, response) => response.writeHead(302, { location: `/${++asked}` }).end();
		expect(await refused(ask())).toBe('redirects');
		expect(asked).toBe(4);
	});

	it('is no bomb: neither a large one, nor one that unpacks a thousandfold', async () => {
		answer = (_request, response) => response.end(Buffer.alloc(6 * 1024 * 1024));
		expect(await refused(ask())).toBe('large');
		answer = (_request, response) => {
			response.writeHead(200, { 'transfer-encoding': 'chunked' });
			for (let megabyte = 0; megabyte < 8; megabyte++) response.write(Buffer.alloc(1024 * 1024));
			response.end();
		};
		expect(await refused(ask())).toBe('large');
		answer = (_request, response) =>
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(4 * 1024 * 1024)));
		expect(await refused(ask())).toBe('bomb');
		answer = (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end('x');
		expect(await refused(ask())).toBe('type');
	});

	it('is what was asked for', async () => {
		answer = (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
		expect(await refused(ask({ type: /^image\// }))).toBe('type');
	});

	it('has its time', async () => {
		answer = (_request, response) => {
			response.writeHead(200).write('a');
			const drip = setInterval(() => response.write('a'), 50);
			response.on('close', () => clearInterval(drip));
		};
		const began = performance.now();
		const signal = AbortSignal.timeout(400);
		expect(await refused(ask({ signal }))).not.toBe('answered');
		expect(performance.now() - began).toBeLessThan(5000);
	});
});

/** What names resolve to while a test runs; whatever else there is stands somewhere on the outside. */
function lookUp(
	asked: string,
	_options: object,
	done: (error: null, found: dns.LookupAddress[]) => void
): void {
	const addresses = asked === name ? ['127.0.0.1'] : (resolutions.get(asked) ?? ['203.0.114.1']);
	done(
		null,
		addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
	);
}
