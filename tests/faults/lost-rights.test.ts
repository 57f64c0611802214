import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import { botToken, Desk, made, pointTo, type FullPost } from '../kit/desk.ts';
import { PushService } from '../kit/push-service.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { startVk, type Vk } from '../kit/vk.ts';
import { newWorld, type World } from '../kit/world.ts';

/** What a network takes from a channel while its posts are planned: the reason is there within the minute, and nothing else suffers. */

const otherBot = '700000002:AAH-a_bot_that_loses_its_rights';
const own = 'vk1.a.simulated-token-of-a-person';
const key = 'vk1.a.simulated-key-of-a-community';

let service: PushService;
let telegram: Telegram;
let vk: Vk;
let world: World;
let anna: Desk;
beforeEach(async () => {
	const now = () => world.clock.now();
	[service, telegram, vk] = await Promise.all([PushService.starts(), startTelegram(now), startVk(now)]);
	for (const token of [botToken, otherBot]) telegram.addBot(token);
	world = await newWorld({ env: { ...pointTo(telegram), ...service.reachable, VK_API_ROOT: vk.apiRoot } });
	anna = await Desk.of(world);
	expect((await anna.person.post('/api/push/subscriptions', service.browser())).status).toBe(201);
});
afterEach(async () => {
	await world.end();
	await Promise.all([service.stops(), telegram.stop(), vk.stop()]);
});

/** The channel that is to suffer, and what befalls it. */
type Victim = () => Promise<{ account: Account; suffers: () => void }>;

const ofTelegram =
	(code: number, description: string): Victim =>
	async () => {
		const chat = telegram.addChannel({ title: 'Беда', bot: otherBot });
		const account = await anna.telegram(chat, otherBot);
		// By the bot that only this channel has.
		return { account, suffers: () => telegram.refuses(otherBot, { code, description }) };
	};

const ofVk =
	(error_code: number, error_msg: string): Victim =>
	async () => {
		const tea = vk.addCommunity({ name: 'Беда', screenName: 'tea' });
		vk.addToken({ value: key, kind: 'group', owner: tea.id });
		const account = await anna.vk(tea, key);
		return { account, suffers: () => vk.refuses(key, { error_code, error_msg }) };
	};

it.each<[string, Victim, string, Account['status']]>([
	['a bot is revoked', ofTelegram(401, 'Unauthorized'), 'telegram_token_invalid', 'attention'],
	[
		'a bot is kicked',
		ofTelegram(403, 'Forbidden: bot was kicked from the channel chat'),
		'telegram_bot_removed',
		'attention'
	],
	[
		'a channel is deleted',
		ofTelegram(400, 'Bad Request: chat not found'),
		'telegram_chat_not_found',
		'attention'
	],
	[
		'VK says 5',
		ofVk(5, 'User authorization failed: invalid access_token (4).'),
		'vk_token_invalid',
		'attention'
	],
	['VK says 15', ofVk(15, 'Access denied: no access to call this method'), 'vk_cannot_post', 'attention'],
	['VK says 214', ofVk(214, 'Access to adding post denied'), 'vk_cannot_post', 'attention'],
	['VK asks for a captcha', ofVk(14, 'Captcha needed'), 'captcha_needed', 'attention']
])(
	'F29: %s, and within a minute the reason is there, the others are out, and one notice is',
	async (_, victim, code, status) => {
		const coffee = vk.addCommunity({ name: 'Кофейня', screenName: 'coffee', team: [[77, 3]] });
		vk.addToken({ value: own, kind: 'user', owner: 77 });
		const well = [
			await anna.telegram(telegram.addChannel({ title: 'Кофейня', username: 'coffee', bot: botToken })),
			await anna.vk(coffee, own),
			await anna.sandbox()
		];
		const { account, suffers } = await victim();
		const post = await anna.plans(await anna.writes('Всем', [account, ...well]), '2m');
		await world.passes('1m');
		service.arrived.length = 0;
		suffers();
		await world.passes('1m');
		await world.passes('59s');
		const done = await anna.looksAt(post);
		expect(done.status).toBe('partial');
		expect(ends(done, account)).toEqual([['failed', code]]);
		for (const one of well) expect(ends(done, one)).toEqual([['published', undefined]]);
		expect(await statusOf(account)).toBe(status);
		expect(service.arrived).toHaveLength(1);

		// Time brings no more of it: neither tries nor notices.
		await world.passes('2h');
		expect(service.arrived).toHaveLength(1);
		expect(ends(await anna.looksAt(post), account)).toEqual([['failed', code]]);
	}
);

it('F29: a group becomes a supergroup in the meantime, and its post arrives there', async () => {
	const group = telegram.addChannel({ title: 'Группа', bot: botToken, type: 'group' });
	const post = await anna.plans(await anna.writes('Переехали', [await anna.telegram(group)]), '2m');
	await world.passes('1m');
	const moved = telegram.life.upgrades(group, botToken);
	await world.passes('2m');
	expect(telegram.accepted.map(({ chatId, text }) => [chatId, text])).toEqual([[moved.id, 'Переехали']]);
	expect((await anna.looksAt(post)).status).toBe('published');
});

/** What became of a post on one channel, and why. */
const ends = ({ publications }: FullPost, { id }: Account) =>
	publications
		.filter((one) => one.accountId === id)
		.map((one) => [one.status, one.attempts.find(({ outcome }) => outcome === 'refused')?.code ?? undefined]);

async function statusOf({ id }: Account): Promise<string | undefined> {
	const { items } = made(
		await anna.person.get<{ items: Account[] }>(`/api/accounts?projectId=${anna.project.id}`)
	);
	return items.find((one) => one.id === id)?.status;
}
