import { afterEach, beforeEach, expect, it } from 'vitest';
import { reactionCounts } from '#db/schema.ts';
import type { Account } from '#sync/records/account.ts';
import { botToken, Desk, made } from '../kit/desk.ts';
import { PushService } from '../kit/push-service.ts';
import { accountsOf, hears, meets, withOwnBot } from '../kit/telegram-desk.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import type { SimulatedChat, SimulatedPerson } from '../kit/telegram/state.ts';
import { newWorld, type World } from '../kit/world.ts';

let telegram: Telegram;
let service: PushService;
let world: World;
let anna: Desk;
let ivan: SimulatedPerson;
let chat: SimulatedChat;
let account: Account;
beforeEach(async () => {
	[service, telegram] = await Promise.all([PushService.starts(), startTelegram(() => world.clock.now())]);
	telegram.addBot(botToken);
	ivan = telegram.life.person('Иван', 'ivan');
	chat = telegram.addChannel({ title: 'Кофейня', bot: botToken, creator: ivan });
	world = await newWorld({ env: { ...withOwnBot(telegram), ...service.reachable } });
	anna = await Desk.of(world);
	await meets(world, telegram, anna, ivan);
	account = made(await anna.asksForTelegram(String(chat.id)));
	made(await anna.person.post('/api/push/subscriptions', service.browser()));
});
afterEach(async () => {
	await telegram.stop();
	await world.end();
	await service.stops();
});

const told = () => service.arrived.map(({ payload }) => payload);

it('sees at once that the bot was removed, tells its people, and goes on when they bring it back', async () => {
	const post = await anna.writes('Позже', [account]);
	await anna.plans(post, '2h');
	telegram.life.puts(telegram.life.person('Кто-то'), botToken, chat, 'kicked');
	await hears(world.deps, telegram);
	expect(await accountsOf(anna)).toMatchObject([
		{ id: account.id, status: 'disconnected', statusReason: 'telegram_bot_removed' }
	]);
	expect(told()).toMatchObject([{ title: 'Канал «Кофейня» отключён', url: '/accounts' }]);

	telegram.life.puts(ivan, botToken, chat, 'posts');
	await hears(world.deps, telegram);
	expect(await accountsOf(anna)).toMatchObject([{ id: account.id, status: 'active', statusReason: null }]);
	await world.passes('2h');
	expect(telegram.accepted).toMatchObject([{ text: 'Позже' }]);
	expect((await anna.looksAt(post)).status).toBe('published');
});

it('keeps what fell due in between, to be sent when the bot is back', async () => {
	const post = await anna.writes('Дождался', [account]);
	await anna.plans(post, '10m');
	telegram.life.puts(ivan, botToken, chat, 'left');
	await hears(world.deps, telegram);
	await world.passes('12m');
	const failed = await anna.publicationOf(post);
	expect(failed).toMatchObject({ status: 'failed', attempts: [{ code: 'account_disconnected' }] });
	telegram.life.puts(ivan, botToken, chat, 'posts');
	await hears(world.deps, telegram);
	made(await anna.person.post(`/api/publications/${failed.id}/retry`));
	await world.passes('1m');
	expect(telegram.accepted).toMatchObject([{ text: 'Дождался' }]);
});

it('asks for attention when the bot loses the right to post, tells once, and is well when it has it again', async () => {
	for (const standing of ['administrator', 'member'] as const) {
		telegram.life.puts(ivan, botToken, chat, standing);
		await hears(world.deps, telegram);
		expect(await accountsOf(anna)).toMatchObject([
			{ status: 'attention', statusReason: 'telegram_cannot_post' }
		]);
	}
	expect(told()).toMatchObject([{ title: 'Канал «Кофейня» требует внимания' }]);
	telegram.life.puts(telegram.life.person('Другой'), botToken, chat, 'posts');
	await hears(world.deps, telegram);
	expect(await accountsOf(anna)).toMatchObject([{ status: 'active', statusReason: null }]);
});

it('does not give the key back when a stranger brings the bot to the channel again', async () => {
	telegram.life.puts(ivan, botToken, chat, 'kicked');
	telegram.life.puts(telegram.life.person('Новый хозяин'), botToken, chat, 'posts');
	await hears(world.deps, telegram);
	expect(await accountsOf(anna)).toMatchObject([{ status: 'disconnected' }]);
	made(await anna.person.post(`/api/accounts/${account.id}/sync`));
	expect(await accountsOf(anna)).toMatchObject([{ status: 'disconnected' }]);
	chat.administrators.delete(ivan.id);
	expect((await anna.asksForTelegram(String(chat.id))).body.code).toBe('telegram_not_administrator');
	chat.administrators.set(ivan.id, 'administrator');
	expect(made(await anna.asksForTelegram(String(chat.id)))).toMatchObject({
		id: account.id,
		status: 'active'
	});
});

it('follows a group to its supergroup, with all that is planned, waits and is out', async () => {
	const group = telegram.addChannel({ title: 'Чат', bot: botToken, creator: ivan, type: 'group' });
	const there = made(await anna.asksForTelegram(String(group.id)));
	const [out, planned] = [await anna.writes('Вышло', [there]), await anna.writes('Потом', [there])];
	made(await anna.publishes(out));
	await world.passes('1m');
	await anna.plans(planned, '30m');
	const moved = telegram.life.upgrades(group, botToken);
	await hears(world.deps, telegram);
	expect((await accountsOf(anna)).find(({ id }) => id === there.id)).toMatchObject({
		...{ externalId: String(moved.id), kind: 'supergroup', status: 'active' }
	});
	await world.passes('31m');
	expect(telegram.accepted.map(({ chatId, text }) => [chatId, text])).toEqual([
		[group.id, 'Вышло'],
		[moved.id, 'Потом']
	]);
	// The supergroup numbers anew: what has the old message's number there is somebody else's.
	const [foreign] = telegram.accepted;
	if (foreign) telegram.accepted.push({ ...foreign, chatId: moved.id, text: 'Чужое' });
	made(await anna.person.delete(`/api/posts/${out.id}`));
	await world.passes('5m');
	expect(telegram.accepted.map(({ text }) => text)).toContain('Чужое');
});

it('learns in the middle of sending that the group has moved, and sends there once', async () => {
	const group = telegram.addChannel({ title: 'Чат', bot: botToken, creator: ivan, type: 'group' });
	const there = made(await anna.asksForTelegram(String(group.id)));
	const post = await anna.writes('В пути', [there]);
	await anna.plans(post, '10s');
	const moved = telegram.life.upgrades(group, botToken);
	await world.passes('1m');
	expect(telegram.accepted.map(({ chatId, text }) => [chatId, text])).toEqual([[moved.id, 'В пути']]);
	expect(await anna.publicationOf(post)).toMatchObject({
		status: 'published',
		attempts: [{ outcome: 'not_sent', code: 'channel_moved' }, { outcome: 'published' }]
	});
	await hears(world.deps, telegram);
	expect((await accountsOf(anna)).filter(({ externalId }) => externalId === String(moved.id))).toHaveLength(
		1
	);
});

it('pins nothing in the supergroup that only bears the number of what was sent to the group', async () => {
	const group = telegram.addChannel({ title: 'Чат', bot: botToken, creator: ivan, type: 'group' });
	const there = made(await anna.asksForTelegram(String(group.id)));
	telegram.fail('pinChatMessage', { retryAfter: 20 });
	const post = await anna.writes('Закрепить', [{ accountId: there.id, options: { pin: true } }]);
	made(await anna.publishes(post));
	await world.passes('5s');
	const moved = telegram.life.upgrades(group, botToken);
	const [sent] = telegram.accepted;
	if (sent) telegram.accepted.push({ ...sent, chatId: moved.id, text: 'Чужое' });
	await world.passes('2m');
	expect([group.pinned, moved.pinned]).toEqual([undefined, undefined]);
	expect(await anna.publicationOf(post)).toMatchObject({ status: 'published' });
});

it('keeps the newest counts of reactions to our messages, and of no others', async () => {
	const post = await anna.writes('Нравится?', [account]);
	made(await anna.publishes(post));
	await world.passes('1m');
	const { id: publicationId, externalIds } = await anna.publicationOf(post);
	const message = Number(externalIds[0]);
	telegram.life.reacts(botToken, chat, message, { '🔥': 12, '👍': 3 });
	telegram.life.reacts(botToken, chat, message + 1, { '👎': 1 });
	await hears(world.deps, telegram);
	const counts = () => world.deps.db.select().from(reactionCounts);
	expect(await counts()).toMatchObject([
		{ publicationId, externalId: String(message), total: 15, reactions: [{ reaction: '🔥', count: 12 }, {}] }
	]);
	await world.passes('1m');
	telegram.life.reacts(botToken, chat, message, { '🔥': 11 });
	await hears(world.deps, telegram);
	expect(await counts()).toMatchObject([{ total: 11 }]);
});
