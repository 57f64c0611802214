import { afterEach, beforeEach, expect, it } from 'vitest';
import { startWorker } from '#jobs/worker.ts';
import type { Account } from '#sync/records/account.ts';
import { systemClock } from '#server/core/clock.ts';
import { botToken, Desk, made, pointTo } from '../kit/desk.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

const silentBot = '700000002:AAH-a_bot_that_nobody_answers';

let telegram: Telegram;
let world: World;
let anna: Desk;
beforeEach(async () => {
	telegram = await startTelegram();
	telegram.addBot(botToken);
	telegram.addBot(silentBot);
	world = await newWorld({ env: pointTo(telegram), clock: systemClock });
	anna = await Desk.of(world);
});
afterEach(() => world.end());

const textsOf = (text: string): number => telegram.accepted.filter((one) => one.text === text).length;

const channels = async (count: number, bot: string): Promise<Account[]> => {
	const all: Account[] = [];
	for (let number = 0; number < count; number++) {
		all.push(await anna.telegram(telegram.addChannel({ title: 'Кофейня', bot }), bot));
	}
	return all;
};

it.each([
	['answers nothing', 'hang-before'],
	['answers a byte a second', 'drip-after-accept']
] as const)(
	'F7: a bot whose network %s holds up nobody else',
	async (_, fault) => {
		const [deaf, well] = [await channels(90, silentBot), await channels(5, botToken)];
		telegram.fail('sendMessage', ...deaf.map(() => fault));
		const worker = startWorker(world.deps);
		try {
			made(await anna.publishes(await anna.writes('Без ответа', deaf)));
			// As many as one sender may have under way, and no more.
			await expect.poll(() => telegram.silent(), { timeout: 60_000 }).toBe(60);
			telegram.heal();
			made(await anna.publishes(await anna.writes('Идёт', well)));
			await expect.poll(() => textsOf('Идёт')).toBe(5);
			expect(telegram.silent()).toBe(60);
		} finally {
			await telegram.stop();
			await worker.stop();
		}
	},
	120_000
);
