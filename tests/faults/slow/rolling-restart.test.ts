import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '#db/embedded/postmaster.ts';
import { freshDatabase, type TestDatabase } from '../../kit/database.ts';
import { Passer } from '../../kit/passer.ts';
import { startProduct, until, type Product } from '../../kit/product.ts';
import { Visitor } from '../../kit/visitor.ts';
import { scale } from '../scale.ts';

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
	database = await freshDatabase();
	dataDir = await mkdtemp(join(tmpdir(), 'twexel-rolling-'));
});
afterAll(async () => {
	await database.close();
	await rm(dataDir, { recursive: true, force: true });
});

it('of two processes one is restarted after the other under load, and no request fails and no post is doubled (F32)', async () => {
	const ports = [await freePort(), await freePort()];
	const start = (port: number | undefined, roles: string): Promise<Product> =>
		startProduct({
			dataDir,
			...(port === undefined ? {} : { port }),
			env: { DATABASE_URL: database.url, ROLES: roles, DRAIN_SECONDS: '1' }
		});
	const processes = [await start(ports[0], 'web,worker'), await start(ports[1], 'web,worker')];
	const passer = await Passer.before(ports.map((port) => `http://localhost:${port}`));
	const [first] = processes;
	if (!first) throw new Error('no process was started');
	try {
		const anna = await Visitor.signsUp({ ...first, url: passer.url }, 'anna@twexel.test');
		const { id: projectId } = await anna.call<{ id: string }>('POST', '/api/projects', { name: 'Кофейня' });
		const channel = await anna.call<{ id: string }>('POST', '/api/accounts/sandbox', {
			projectId,
			title: 'К'
		});
		const failures: string[] = [];
		const promised: string[] = [];
		let isOver = false;
		let number = 0;
		const works = async () => {
			while (!isOver) {
				const html = `Пост ${number++}`;
				try {
					const post = { projectId, html, targets: [{ accountId: channel.id }] };
					const { id } = await anna.call<{ id: string }>('POST', '/api/posts', post);
					await anna.call('POST', `/api/posts/${id}/publish`, {});
					promised.push(html);
					await anna.call('GET', `/api/posts?projectId=${projectId}&limit=20`);
				} catch (error) {
					failures.push(String(error));
				}
				await sleep(30);
			}
		};
		const working = Promise.all([works(), works(), works()]);
		const stops: number[] = [];
		for (let round = 0; round < scale.rolls; round++) {
			for (const index of [0, 1]) {
				await sleep(500);
				const askedAt = Date.now();
				expect(await processes[index]?.stop('SIGTERM')).toBe(0);
				stops.push(Date.now() - askedAt);
				processes[index] = await start(ports[index], 'web,worker');
				await sleep(700);
			}
		}
		isOver = true;
		await working;
		expect(failures).toEqual([]);
		expect(Math.max(...stops)).toBeLessThan(25_000);
		expect(promised.length).toBeGreaterThan(10);

		const shown = async () => {
			const all: string[] = [];
			const { rows } = await database.pool.query<{ html: string }>(
				'select html from channel_messages where account_id = $1',
				[channel.id]
			);
			all.push(...rows.map(({ html }) => html));
			return all.toSorted();
		};
		await until(async () => (await shown()).length >= promised.length, 60_000);
		expect(await shown()).toEqual(promised.toSorted());
	} finally {
		await passer.ends();
		await Promise.all(processes.map((one) => one.stop()));
	}
}, 300_000);
