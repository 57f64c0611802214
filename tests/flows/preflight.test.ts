import { afterEach, beforeEach, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Account } from '#sync/records/account.ts';
import { botToken, Desk, made, pointTo } from '../kit/desk.ts';
import { PushService } from '../kit/push-service.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import type { SimulatedChat } from '../kit/telegram/state.ts';
import { newWorld, type World } from '../kit/world.ts';

/** Half an hour before its hour a planned post is looked at, and its people hear of what stands in its way while there is time. */

let service: PushService;
let telegram: Telegram;
let world: World;
let anna: Desk;
let chat: SimulatedChat;
let channel: Account;
beforeEach(async () => {
	[service, telegram] = await Promise.all([PushService.starts(), startTelegram(() => world.clock.now())]);
	telegram.addBot(botToken);
	world = await newWorld({ env: { ...pointTo(telegram), ...service.reachable } });
	anna = await Desk.of(world);
	chat = telegram.addChannel({ title: 'Кофейня', bot: botToken });
	channel = await anna.telegram(chat);
	expect((await anna.person.post('/api/push/subscriptions', service.browser())).status).toBe(201);
});
afterEach(async () => {
	await world.end();
	await Promise.all([service.stops(), telegram.stop()]);
});

const told = () => service.arrived.map(({ payload }) => payload);

it('says half an hour ahead that the bot was removed, and nothing more when it is back in time', async () => {
	const post = await anna.writes('Новое меню', [channel]);
	await anna.plans(post, '2h');
	await world.passes('89m');
	chat.bots.set(botToken, 'left');
	await world.passes('10s');
	expect(told()).toEqual([]);
	await world.passes('2m');
	expect(told()).toMatchObject([
		{ title: 'Пост может не выйти', url: `/posts/${post.id}`, body: expect.stringContaining('Кофейня:') }
	]);
	const { items } = made(
		await anna.person.get<{ items: Account[] }>(`/api/accounts?projectId=${anna.project.id}`)
	);
	expect(items[0]).toMatchObject({ status: 'attention' });
	chat.bots.set(botToken, 'posts');
	await world.passes('40m');
	expect(told()).toMatchObject([{ title: 'Пост может не выйти' }, { title: 'Пост опубликован' }]);
});

it('says that a token was taken back', async () => {
	await anna.plans(await anna.writes('Раз', [channel]), '2h');
	telegram.fail('getMe', { error: { code: 401, description: 'Unauthorized' } });
	await world.passes('91m');
	expect(told()).toMatchObject([{ title: 'Пост может не выйти', body: expect.stringContaining('«Раз»') }]);
});

it('says that files are still on the device that they were added on', async () => {
	const post = await anna.writes('С картинкой', [channel], { media: [{ mediaId: uuidv7() }] });
	await anna.plans(post, '2h');
	await world.passes('91m');
	expect(told()).toMatchObject([{ body: expect.stringContaining('ещё не загружены') }]);
});

it('looks again at one that was moved, and at one that was written on', async () => {
	const post = await anna.writes('Раз', [channel]);
	await anna.plans(post, '29m');
	await world.passes('1m');
	expect(told()).toEqual([]);
	made(await anna.person.put(`/api/posts/${post.id}`, { media: [{ mediaId: uuidv7() }] }));
	await world.passes('1m');
	expect(told()).toHaveLength(1);
	await anna.plans(post, '3h');
	await world.passes('150m');
	expect(told()).toHaveLength(1);
	await world.passes('2m');
	// The same stands in its way as before: that has been said.
	expect(told()).toHaveLength(1);
});

it('makes no alarm of a network that does not answer, and asks once for a post', async () => {
	await anna.plans(await anna.writes('Раз', [channel]), '2h');
	await telegram.refuseConnections();
	await world.passes('91m');
	expect(told()).toEqual([]);
	await telegram.listen();
	await world.passes('30m');
	expect(told()).toMatchObject([{ title: 'Пост опубликован' }]);
});
