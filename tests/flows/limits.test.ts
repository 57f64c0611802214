import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import { drain } from '#jobs/worker.ts';
import { buildDeps } from '#server/core/build-deps.ts';
import { botToken, Desk, made, pointTo } from '../kit/desk.ts';
import { startTelegram, type NewChannel, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

/** The networks' paces are kept, not hit; and nobody waits longer than they must. */

const otherBot = '700000002:AAH-another_simulated_bot_of_these_tests';

vi.setConfig({ testTimeout: 90_000 });

let telegram: Telegram;
let world: World;
let anna: Desk;
beforeEach(async () => {
	telegram = await startTelegram(() => world.clock.now());
	telegram.addBot(botToken);
	telegram.addBot(otherBot);
	world = await newWorld({ env: pointTo(telegram) });
	anna = await Desk.of(world);
});
afterEach(async () => {
	await world.end();
	await telegram.stop();
});

const channel = (desk: Desk, about: Partial<NewChannel> = {}): Promise<Account> =>
	desk.telegram(telegram.addChannel({ title: 'Кофейня', bot: botToken, ...about }), about.bot);

const channels = async (desk: Desk, count: number, about: Partial<NewChannel> = {}): Promise<Account[]> => {
	const all: Account[] = [];
	for (let number = 0; number < count; number++) all.push(await channel(desk, about));
	return all;
};

/** One post to each of the channels, all due at the same instant. */
async function plansOneEach(desk: Desk, name: string, accounts: Account[], ahead: string): Promise<void> {
	for (const [number, account] of accounts.entries()) {
		await desk.plans(await desk.writes(`${name} ${number}`, [account]), ahead);
	}
}

/** Seconds from now at which what begins with these words was accepted. */
const arrivals = (name = ''): number[] => {
	const start = Date.parse('2026-11-23T09:00:00.000Z');
	return telegram.accepted
		.filter(({ text }) => text.startsWith(name))
		.map(({ at }) => (at.getTime() - start) / 1000);
};

/** Most messages in any window of so many seconds. */
const mostWithin = (seconds: number, at: number[]): number =>
	Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + seconds).length));

it('F8: sends no faster than the bot may, and counts no waiting as an attempt', async () => {
	const flood = telegram.limits();
	await plansOneEach(anna, 'Пост', await channels(anna, 50), '1m');
	await world.passes('65s');
	expect(flood.said).toBe(0);
	expect(arrivals()).toHaveLength(50);
	expect(mostWithin(1, arrivals())).toBeLessThanOrEqual(34);
	expect(Math.max(...arrivals())).toBeLessThan(62);
	const { rows } = await world.database.pool.query(
		`select count(*)::int as attempts, max(delays) as delays from attempts a join publications p on p.id = a.publication_id`
	);
	expect(rows).toEqual([{ attempts: 50, delays: 0 }]);
});

it('keeps one message a second in a channel, and twenty a minute in a group', async () => {
	const [slow, group] = [await channel(anna), await channel(anna, { type: 'supergroup' })];
	for (let number = 0; number < 30; number++) {
		await anna.plans(await anna.writes(`Каналу ${number}`, [slow]), '1m');
		await anna.plans(await anna.writes(`Группе ${number}`, [group]), '1m');
	}
	await world.passes('3m');
	expect(arrivals('Каналу')).toHaveLength(30);
	expect(mostWithin(10, arrivals('Каналу'))).toBeLessThanOrEqual(13);
	expect(Math.max(...arrivals('Каналу'))).toBeLessThan(60 + 31);
	expect(arrivals('Группе')).toHaveLength(30);
	expect(mostWithin(60, arrivals('Группе'))).toBeLessThanOrEqual(23);
});

it('says when the turn of a waiting post is expected, and lets it be moved and called off', async () => {
	const only = await channel(anna);
	const posts = [];
	for (let number = 0; number < 12; number++) {
		posts.push(await anna.plans(await anna.writes(`Пост ${number}`, [only]), '1m'));
	}
	await world.passes('61s');
	const waiting = [];
	for (const post of posts) {
		const publication = await anna.publicationOf(post);
		if (publication.status === 'pending') waiting.push({ post, dueAt: Date.parse(publication.dueAt) });
	}
	const [first, second] = waiting.toSorted((a, b) => b.dueAt - a.dueAt);
	const now = world.clock.now().getTime();
	expect(first?.dueAt).toBeGreaterThan(now + 5000);
	expect(first?.dueAt).toBeLessThan(now + 11_000);
	if (!first || !second) throw new Error('nothing waits');
	expect((await anna.callsOff(first.post)).status).toBe(200);
	expect((await anna.moves(second.post, '5m')).status).toBe(200);
	await world.passes('1m');
	expect(arrivals()).toHaveLength(10);
	await world.passes('5m');
	expect(arrivals()).toHaveLength(11);
});

it('F8: serves projects that share a bot in turn', async () => {
	const boris = await Desk.of(world, 'boris');
	await plansOneEach(anna, 'Анна', await channels(anna, 110), '1m');
	await plansOneEach(boris, 'Борис', await channels(boris, 10), '61s');
	await world.passes('70s');
	expect(arrivals('Анна')).toHaveLength(110);
	expect(Math.max(...arrivals('Анна'))).toBeGreaterThan(63.2);
	// Due a second after the heap, and out a moment later: half of the bot is theirs.
	expect(arrivals('Борис')).toHaveLength(10);
	expect(Math.max(...arrivals('Борис'))).toBeLessThan(61 + 2);
});

it('lets a channel be that was told "too many", and goes on with the bot’s others', async () => {
	const [flooded, well] = [await channel(anna), await channel(anna)];
	const [first, second] = [await anna.writes('Первый', [flooded]), await anna.writes('Второй', [flooded])];
	telegram.fail('sendMessage', { retryAfter: 40 });
	made(await anna.publishes(first));
	await world.passes('1s');
	made(await anna.publishes(second));
	made(await anna.publishes(await anna.writes('Другому', [well])));
	await world.passes('36s');
	expect(arrivals()).toHaveLength(1);
	expect(arrivals('Другому')[0]).toBeLessThan(3);
	await world.passes('10s');
	expect(arrivals('Первый')[0]).toBeGreaterThanOrEqual(40);
	expect(arrivals('Первый')[0]).toBeLessThan(42);
	expect(arrivals('Второй')).toHaveLength(1);
});

it('gives the whole bot its pause where several channels are told "too many", and no other bot', async () => {
	const [one, two, three] = await channels(anna, 3);
	const other = await channel(anna, { bot: otherBot });
	if (!one || !two || !three) throw new Error('no channels');
	telegram.fail('sendMessage', { retryAfter: 20 }, { retryAfter: 20 });
	made(await anna.publishes(await anna.writes('Раз', [one])));
	made(await anna.publishes(await anna.writes('Два', [two])));
	await world.passes('2s');
	made(await anna.publishes(await anna.writes('Три', [three])));
	made(await anna.publishes(await anna.writes('Мимо', [other])));
	await world.passes('16s');
	expect(arrivals('Мимо')).toHaveLength(1);
	expect(arrivals()).toHaveLength(1);
	await world.passes('8s');
	expect(arrivals()).toHaveLength(4);
});

it('keeps one pace over several workers', async () => {
	const flood = telegram.limits();
	await plansOneEach(anna, 'Пост', await channels(anna, 50), '1m');
	const { config, log } = world.deps;
	const other = await buildDeps({
		...{ config, log, databaseUrl: world.database.url },
		replaced: { clock: world.clock }
	});
	try {
		for (let step = 0; step < 66 * 4; step++) {
			const next = world.clock.next()?.getTime() ?? Infinity;
			const now = world.clock.now().getTime();
			world.clock.moveTo(new Date(Math.min(Math.max(next, now + 1), now + 1000)));
			await Promise.all([drain(world.deps), drain(other.deps)]);
			if (telegram.accepted.length === 50) break;
		}
	} finally {
		await other.stop();
	}
	expect(telegram.accepted).toHaveLength(50);
	expect(flood.said).toBe(0);
	expect(mostWithin(1, arrivals())).toBeLessThanOrEqual(34);
});
