import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deliver } from '#jobs/handlers/deliver.ts';
import { drain, startWorker } from '#jobs/worker.ts';
import { buildDeps } from '#server/core/build-deps.ts';
import { depart } from '#server/publications/departures.ts';
import { folderOf, noteAnswer } from '#server/publications/journal.ts';
import { settle } from '#server/publications/settle.ts';
import { botToken, Desk, made, pointTo } from '../kit/desk.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

let telegram: Telegram;
let world: World;
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

/** The program once more, over the same database and with the same time. */
const another = () =>
	buildDeps({
		config: world.deps.config,
		log: world.deps.log,
		databaseUrl: world.database.url,
		replaced: { clock: world.clock }
	});

it('finds out what a worker had done that died after sending', async () => {
	const channel = await anna.sandbox();
	const post = await anna.writes('Дошло', [channel]);
	made(await anna.publishes(post));
	await anna.losesItsWorker(post, 'after sending');
	expect((await anna.publicationOf(post)).status).toBe('sending');
	await world.passes('2m');
	expect(await anna.readersSee(channel)).toEqual(['Дошло']);
	expect(await anna.publicationOf(post)).toMatchObject({
		status: 'published',
		attempts: [{ outcome: 'unknown' }, { outcome: 'confirmed' }]
	});
});

it('sends what a worker had not sent that died as it began, once that is proven', async () => {
	const channel = await anna.sandbox();
	const post = await anna.writes('Не дошло', [channel]);
	made(await anna.publishes(post));
	await anna.losesItsWorker(post, 'as it sends');
	await world.passes('2m');
	expect(await anna.readersSee(channel)).toEqual(['Не дошло']);
	expect(await anna.publicationOf(post)).toMatchObject({
		status: 'published',
		attempts: [{ outcome: 'unknown' }, { outcome: 'absent' }, { outcome: 'published' }]
	});
});

it('sends again at once what a dead worker had not begun to send, where its disk proves that', async () => {
	const chat = telegram.addChannel({ title: 'Закрытый', bot: botToken });
	const post = await anna.writes('Не ушло', [await anna.telegram(chat)]);
	made(await anna.publishes(post));
	const held = await anna.losesItsWorker(post, 'before sending');
	await world.passes('30s');
	expect(telegram.accepted).toHaveLength(1);
	expect(await anna.publicationOf(post)).toMatchObject({
		status: 'published',
		attempts: [{ outcome: 'not_sent', code: 'never_left' }, { outcome: 'published' }]
	});
	// Should it only have slept: it may not leave any more.
	expect(await depart(world.deps, held.attemptId)).toBe(false);
});

it('clears away an answer that a worker had settled and not removed, also where no other one starts', async () => {
	const channel = await anna.sandbox();
	const post = await anna.writes('Вышло', [channel]);
	made(await anna.publishes(post));
	await world.passes('1s');
	const before = await anna.publicationOf(post);
	const { rows } = await world.database.pool.query<{ id: string; fence: number }>(
		'select id, fence from attempts where publication_id = $1',
		[before.id]
	);
	const [{ id: attemptId, fence } = { id: '', fence: 0 }] = rows;
	const held = { publicationId: before.id, attemptId, fence, part: 0 };
	await noteAnswer(world.deps, held, { is: 'published', sent: { externalIds: ['1'], url: null } });
	const answers = () => readdir(folderOf(world.deps));
	const file = join(folderOf(world.deps), `${attemptId}.json`);
	// A young one may be another worker's that is just being settled.
	await world.passes('3m');
	expect(await answers()).toContain(`${attemptId}.json`);
	const earlier = new Date(Date.now() - 10 * 60_000);
	await utimes(file, earlier, earlier);
	await world.passes('3m');
	expect(await answers()).not.toContain(`${attemptId}.json`);
	expect(await anna.readersSee(channel)).toEqual(['Вышло']);
	expect(await anna.publicationOf(post)).toEqual(before);
});

it('believes in no disk but the one that the attempt was made by', async () => {
	const chat = telegram.addChannel({ title: 'Закрытый', bot: botToken });
	const post = await anna.writes('Чужой диск', [await anna.telegram(chat)]);
	made(await anna.publishes(post));
	await anna.losesItsWorker(post, 'before sending');
	await world.database.pool.query(`update attempts set ground = 'another start of another machine'`);
	await world.passes('3m');
	expect((await anna.publicationOf(post)).status).toBe('needs_review');
	expect(telegram.accepted).toHaveLength(0);
});

it('takes over a dead worker’s claim within half a minute', async () => {
	const post = await anna.writes('Скорее', [await anna.sandbox()]);
	made(await anna.publishes(post));
	await anna.losesItsWorker(post, 'after sending');
	await world.passes('30s');
	expect((await anna.publicationOf(post)).status).toBe('published');
});

it.each(['as it sends', 'after sending'] as const)(
	'asks a person about a closed channel when the worker died %s',
	async (when) => {
		const chat = telegram.addChannel({ title: 'Закрытый', bot: botToken });
		const post = await anna.writes('Неясно', [await anna.telegram(chat)]);
		made(await anna.publishes(post));
		await anna.losesItsWorker(post, when);
		await world.passes('2m');
		expect((await anna.publicationOf(post)).status).toBe('needs_review');
		await world.passes('1h');
		expect(telegram.accepted).toHaveLength(when === 'after sending' ? 1 : 0);
	}
);

it('lets a worker that was away too long change nothing', async () => {
	const channel = await anna.sandbox();
	const post = await anna.writes('Один раз', [channel]);
	made(await anna.publishes(post));
	const held = await anna.losesItsWorker(post, 'as it sends');
	await world.passes('2m');
	const before = await anna.looksAt(post);
	expect(before.status).toBe('published');
	const { deps } = world;
	const refused = { is: 'refused', code: 'network_refused', message: 'too late' } as const;
	await deps.write((tx) => settle(tx, deps, held, refused));
	await deps.write((tx) =>
		settle(tx, deps, held, { is: 'not_sent', retryAfterMs: 0, code: 'x', message: 'x' })
	);
	await world.passes('5m');
	expect(await anna.looksAt(post)).toEqual(before);
	expect(await anna.readersSee(channel)).toHaveLength(1);
});

it('hands what waits for its second to the next worker when it is stopped', async () => {
	const channel = await anna.sandbox();
	const post = await anna.plans(await anna.writes('Смена', [channel]), '10s');
	await world.passes('4s');
	expect((await anna.publicationOf(post)).status).toBe('pending');
	await startWorker(world.deps).stop();
	const next = await another();
	try {
		world.clock.moveTo(new Date(post.scheduledAt ?? ''));
		await drain(next.deps);
		expect(await anna.publicationOf(post)).toMatchObject({
			status: 'published',
			publishedAt: post.scheduledAt
		});
	} finally {
		await next.stop();
	}
});

it('sends once what two jobs are about', async () => {
	const chat = telegram.addChannel({ title: 'Кофейня', bot: botToken });
	const post = await anna.writes('Одна отправка', [await anna.telegram(chat)]);
	made(await anna.publishes(post));
	const { id: publicationId } = await anna.publicationOf(post);
	const { signal } = new AbortController();
	await Promise.all([1, 2, 3].map(() => deliver(world.deps, { publicationId }, signal)));
	await world.passes('2m');
	expect(telegram.accepted).toHaveLength(1);
	expect((await anna.publicationOf(post)).attempts).toMatchObject([{ outcome: 'published' }]);
});

it('claims each of 200 publications once when two workers race for them', async () => {
	const accounts = [];
	for (let number = 0; number < 40; number++) {
		// A bot for each channel, so that no pace holds up the race.
		const bot = `${700_000_100 + number}:AAH-a_simulated_bot_that_is_one_of_many`;
		telegram.addBot(bot);
		accounts.push(await anna.telegram(telegram.addChannel({ title: `Канал ${number}`, bot }), bot));
	}
	const other = await another();
	try {
		for (let number = 0; number < 200; number++) {
			const account = accounts[number % accounts.length];
			await anna.plans(await anna.writes(`Пост ${number}`, account ? [account] : []), '1m');
		}
		world.clock.moveTo(new Date(world.clock.now().getTime() + 60_000));
		await Promise.all([drain(world.deps), drain(other.deps)]);
		await world.passes('30s');
		expect(telegram.accepted).toHaveLength(200);
		expect(new Set(telegram.accepted.map((one) => one.text)).size).toBe(200);
		const { rows } = await world.database.pool.query(
			`select (select count(*)::int from publications where status = 'published') as published,
				(select count(*)::int from attempts) as attempts`
		);
		expect(rows).toEqual([{ published: 200, attempts: 200 }]);
	} finally {
		await other.stop();
	}
}, 120_000);
