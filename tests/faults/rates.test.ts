import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newApi } from '#server/api.ts';
import { buildDeps, type Built } from '#server/core/build-deps.ts';
import { newLog } from '#server/core/log.ts';
import type { Person } from '../kit/person.ts';
import { served } from '../kit/served.ts';
import { Session } from '../kit/session.ts';
import { newWorld, type World } from '../kit/world.ts';

const limit = 300;
let world: World;
let anna: Person;
beforeEach(async () => {
	world = await newWorld({ env: { API_RATE: String(limit), ADDRESS_RATE: '60' } });
	anna = await world.person('anna');
});
afterEach(() => world.end());

/** A second process of the same installation. */
const second = (): Promise<Built> =>
	buildDeps({
		config: world.deps.config,
		log: newLog('silent'),
		databaseUrl: world.database.url,
		replaced: { clock: world.clock, mail: world.deps.mail }
	});

describe('how much one person may ask for (F28)', () => {
	it('is counted over processes, sessions, paths and bursts, and said in the standard headers', async () => {
		const other = await second();
		try {
			const sites = [world.app, newApi(other.deps)];
			const token = anna.session.accessToken ?? '';
			const again = new Session(world.app);
			const { email, password } = anna;
			const signedIn = await again.call<{ accessToken: string }>('POST', '/api/auth/login', {
				email,
				password
			});
			const tokens = [token, signedIn.body.accessToken];
			const paths = [
				'/api/projects',
				'/api/projects?limit=2',
				'/api/auth/me',
				'/API/projects',
				'/api//projects'
			];
			const spoofed = { 'x-forwarded-for': '1.2.3.4', 'x-real-ip': '5.6.7.8', forwarded: 'for=9.9.9.9' };
			const asked = Array.from({ length: limit * 3 }, (_one, index) => index);
			const answers = await Promise.all(
				asked.map(async (index) => {
					const headers = { authorization: `Bearer ${tokens[index % 2]}`, ...(index % 3 ? spoofed : {}) };
					const answer = await sites[index % 2]?.request(paths[index % 2] ?? '', { headers });
					return answer ?? new Response();
				})
			);
			const let_ = answers.filter(({ status }) => status === 200).length;
			expect(let_).toBeLessThanOrEqual(limit);
			expect(let_).toBeGreaterThanOrEqual(limit - 2 * 100);
			const refused = answers.find(({ status }) => status === 429);
			expect(refused?.headers.get('ratelimit-policy')).toBe(`"person";q=${limit};w=60`);
			expect(refused?.headers.get('ratelimit')).toMatch(/^"person";r=0;t=\d+$/);
			expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
			// Another spelling of a path is another path, and no way around.
			for (const path of paths.slice(3)) {
				const answer = await world.app.request(path, { headers: { authorization: `Bearer ${token}` } });
				expect([404, 429]).toContain(answer.status);
			}
		} finally {
			await other.stop();
		}
	});

	it('does not touch anybody else', async () => {
		const boris = await world.person('boris');
		await Promise.all(Array.from({ length: limit + 100 }, () => anna.session.call('GET', '/api/projects')));
		expect((await anna.session.call('GET', '/api/projects')).status).toBe(429);
		expect((await boris.session.call('GET', '/api/projects')).status).toBe(200);
	});
});

describe('how much one address may ask for without signing in', () => {
	it('is not more for who writes requests behind each other on one connection, or claims to be somebody else', async () => {
		const site = await served(world.app);
		try {
			const one = (index: number) =>
				`GET /api/openapi.json HTTP/1.1\r\nhost: x\r\nx-forwarded-for: 10.0.0.${index}\r\n\r\n`;
			const text = Array.from({ length: 100 }, (_one, index) => one(index)).join('');
			const all = await new Promise<string>((resolve, reject) => {
				let came = '';
				const socket = connect(site.port, '127.0.0.1', () => socket.write(text));
				socket.on('data', (data: Buffer) => {
					came += data.toString('latin1');
					if ((came.match(/HTTP\/1\.1 \d{3}/g) ?? []).length === 100) socket.destroy();
				});
				socket.on('close', () => resolve(came)).on('error', reject);
			});
			expect((all.match(/HTTP\/1\.1 200/g) ?? []).length).toBe(60);
			expect((all.match(/HTTP\/1\.1 429/g) ?? []).length).toBe(40);
		} finally {
			await site.stop();
		}
	});
});
