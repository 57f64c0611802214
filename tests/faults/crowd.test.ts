import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '#server/core/clock.ts';
import { connectsMany, plansMany } from '../kit/crowd.ts';
import { Desk, pointTo } from '../kit/desk.ts';
import { until } from '../kit/product.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';
import { acceptedBy, expectSound, settled } from './checker.ts';
import { startWorkerProcess, stop } from './worker-process.ts';

/** The figures for ten thousand are `npm run bench:publish`'s; here a tenth of them has to be right. */
const posts = 1000;
const mostMemory = 400;

let telegram: Telegram;
let world: World;
beforeEach(async () => {
	telegram = await startTelegram();
	world = await newWorld({ env: pointTo(telegram), clock: systemClock });
});
afterEach(async () => {
	await telegram.stop();
	await world.end();
});

it('F8: a thousand posts that are due at once are out once each, never too fast, and in bounded memory', async () => {
	const anna = await Desk.of(world);
	const place = { userId: anna.person.userId, projectId: anna.project.id };
	const accounts = await connectsMany(world.deps, telegram, place, { bots: 100, channels: 5 });
	const flood = telegram.limits();
	const dueAt = new Date(Date.now() + 5000);
	await plansMany(
		world.deps,
		place,
		accounts,
		Array.from({ length: posts }, () => dueAt),
		'Пост'
	);
	const worker = startWorkerProcess(world, telegram);
	try {
		await until(async () => telegram.accepted.length >= posts, 90_000);
		const all = await settled(world.database.pool, () => acceptedBy(telegram), 30_000);
		expectSound(all);
		expect([all.published, all.accepted]).toEqual([posts, posts]);
		expect(flood.said).toBe(0);
		const early = telegram.accepted.filter(({ at }) => at < dueAt);
		expect(early).toEqual([]);
		if (process.platform === 'linux') expect(await mostMegabytes(worker.child.pid)).toBeLessThan(mostMemory);
	} finally {
		await stop(worker, 'SIGTERM');
	}
}, 150_000);

/** The most that a process has ever held of the machine's memory. */
async function mostMegabytes(pid: number | undefined): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Infinity) / 1024;
}
