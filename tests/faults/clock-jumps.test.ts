import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drain, startWorker } from '#jobs/worker.ts';
import { sourcesOf, startSharedClock } from '#server/core/shared-clock.ts';
import { openPool } from '#db/pool.ts';
import { freshDatabase } from '../kit/database.ts';
import { botToken, Desk, pointTo } from '../kit/desk.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';
import { acceptedBy, expectSound, tallyOf } from './checker.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

let telegram: Telegram;
let world: World;
const tally = () => tallyOf(world.database.pool, acceptedBy(telegram));

describe('F11: a machine’s clock that jumps', () => {
	const ending = new AbortController();
	afterEach(async () => {
		ending.abort();
		await world.end();
		await telegram.stop();
	});

	it('by hours and days, either way, while posts are armed, sends none of them early or twice, and is reported', async () => {
		const database = await freshDatabase();
		const pool = openPool(database.url);
		let jumped = 0;
		const warned: unknown[] = [];
		const sources = { ...sourcesOf(pool), wall: () => Date.now() + jumped };
		const clock = await startSharedClock(
			sources,
			{ warn: (about: unknown) => warned.push(about) },
			ending.signal
		);
		telegram = await startTelegram();
		telegram.addBot(botToken);
		world = await newWorld({ database, clock, env: pointTo(telegram) });
		const anna = await Desk.of(world);
		const jumps = [hour, -hour, day, -day, 0];
		const dueAt = new Map<string, number>();
		for (const [number] of jumps.entries()) {
			const account = await anna.telegram(telegram.addChannel({ title: `Канал ${number}`, bot: botToken }));
			const { id } = await anna.writes(`Пост ${number}`, [account]);
			const scheduledAt = new Date(Date.now() + 3000 + number * 1500);
			await anna.person.post('/api/posts/schedule', { postId: id, scheduledAt: scheduledAt.toISOString() });
			dueAt.set(`Пост ${number}`, scheduledAt.getTime());
		}
		const worker = startWorker(world.deps);
		try {
			for (const jump of jumps) {
				jumped = jump;
				await sleep(2000);
			}
			await expect.poll(() => telegram.accepted.length).toBe(jumps.length);
		} finally {
			await worker.stop();
			await pool.end();
		}
		for (const { text, at } of telegram.accepted) {
			expect(at.getTime(), text).toBeGreaterThan((dueAt.get(text) ?? Infinity) - 1000);
		}
		expectSound(await tally());
		expect(warned[0]).toMatchObject({ skewMs: expect.any(Number) as number });
	});
});

describe('F11: the database’s clock that is set', () => {
	let anna: Desk;
	beforeEach(async () => {
		telegram = await startTelegram(() => world.clock.now());
		telegram.addBot(botToken);
		world = await newWorld({ env: pointTo(telegram) });
		anna = await Desk.of(world);
	});
	afterEach(async () => {
		await world.end();
		await telegram.stop();
	});

	const jump = async (by: number) => {
		world.clock.setTo(new Date(world.clock.now().getTime() + by));
		await drain(world.deps);
	};
	const plans = async (text: string, ahead: string) => {
		const account = await anna.telegram(
			telegram.addChannel({ title: text, username: 'coffee', bot: botToken })
		);
		return anna.plans(await anna.writes(text, [account]), ahead);
	};

	it.each([hour, day])('back by %i ms while a post is armed sends it at its instant, once', async (by) => {
		const { scheduledAt } = await plans('Вооружён', '20s');
		await world.passes('10s');
		await jump(-by);
		await world.passes('30s');
		expect(telegram.accepted).toEqual([]);
		await jump(by - minute);
		await world.passes('2m');
		expect(telegram.accepted.map(({ at }) => at.toISOString())).toEqual([scheduledAt]);
	});

	it.each([hour, day])('back by %i ms after a post is out does not send it again', async (by) => {
		await plans('Вышел', '20s');
		await world.passes('30s');
		await jump(-by);
		await world.passes('1m');
		await jump(by);
		await world.passes('2m');
		expect(telegram.accepted).toHaveLength(1);
		expectSound(await tally());
	});

	it.each([
		[5 * minute, 'published', 1],
		[hour, 'missed', 0],
		[day, 'missed', 0]
	])('forth by %i ms while a post is armed treats it as overdue', async (by, status, sent) => {
		const post = await plans('Проспал', '20s');
		await world.passes('10s');
		await jump(by);
		await world.passes('1m');
		expect((await anna.looksAt(post)).status).toBe(status);
		await jump(-by);
		await world.passes('1m');
		expect(telegram.accepted).toHaveLength(sent);
	});

	it.each([hour, -hour, day, -day])('by %i ms in the middle of a send leaves it sent once', async (by) => {
		await plans('На пути', '20s');
		telegram.fail('sendMessage', 'hang-after-accept');
		await world.passes('19s');
		world.clock.setTo(new Date(world.clock.now().getTime() + 1000));
		const draining = drain(world.deps);
		await expect.poll(() => telegram.silent()).toBe(1);
		world.clock.setTo(new Date(world.clock.now().getTime() + by));
		if (by < 0) telegram.hangUp();
		await draining;
		await world.passes('10m');
		expectSound(await tally());
		expect(telegram.accepted).toHaveLength(1);
	});
});
