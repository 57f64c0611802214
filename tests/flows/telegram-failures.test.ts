import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import { botToken, Desk, made, pointTo } from '../kit/desk.ts';
import { startTelegram, type NewChannel, type Telegram } from '../kit/telegram.ts';
import type { Fault } from '../kit/telegram/faults.ts';
import type { SimulatedChat } from '../kit/telegram/state.ts';
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

/** A channel in which the bot may post; a closed one has neither name nor public page. */
const channel = (about: Partial<NewChannel> = {}): SimulatedChat =>
	telegram.addChannel({ title: 'Кофейня', username: 'coffee', bot: botToken, ...about });
const closed = () => telegram.addChannel({ title: 'Закрытый', bot: botToken, hasPage: false });

/** What readers of a channel see. */
const shows = ({ id }: SimulatedChat): string[] =>
	telegram.accepted.filter((one) => one.chatId === id).map((one) => one.text);
const idsIn = ({ id }: SimulatedChat): string[] =>
	telegram.accepted.filter((one) => one.chatId === id).flatMap((one) => one.messageIds.map(String));

const accountsNow = async () =>
	made(await anna.person.get<{ items: Account[] }>(`/api/accounts?projectId=${anna.project.id}`)).items;

it('waits as long as Telegram asks before it sends again', async () => {
	const chat = channel();
	const post = await anna.writes('Терпение', [await anna.telegram(chat)]);
	telegram.fail('sendMessage', { retryAfter: 40 });
	made(await anna.publishes(post));
	await world.passes('38s');
	expect(await anna.publicationOf(post)).toMatchObject({
		status: 'pending',
		attempts: [{ outcome: 'not_sent' }]
	});
	await world.passes('4s');
	expect(shows(chat)).toEqual(['Терпение']);
	expect(await anna.looksAt(post)).toMatchObject({
		status: 'published',
		publications: [{ attempts: [{ outcome: 'not_sent' }, { outcome: 'published' }] }]
	});
});

it('sends again what surely never left, once Telegram can be reached', async () => {
	const chat = channel();
	const post = await anna.writes('Вернулись', [await anna.telegram(chat)]);
	await telegram.refuseConnections();
	made(await anna.publishes(post));
	await world.passes('10s');
	const waiting = await anna.publicationOf(post);
	expect(waiting.status).toBe('pending');
	expect(new Set(waiting.attempts.map((attempt) => attempt.outcome))).toEqual(new Set(['not_sent']));
	await telegram.listen();
	await world.passes('2m');
	expect(shows(chat)).toEqual(['Вернулись']);
});

it('keeps no post waiting for a channel that was disconnected in the meantime', async () => {
	const account = await anna.telegram(channel());
	const post = await anna.writes('Не дождался', [account]);
	await telegram.refuseConnections();
	made(await anna.publishes(post));
	await world.passes('3s');
	expect((await anna.publicationOf(post)).status).toBe('pending');
	expect((await anna.person.delete(`/api/accounts/${account.id}`)).status).toBe(204);
	await telegram.listen();
	await world.passes('10m');
	expect(telegram.accepted).toEqual([]);
	expect(await anna.looksAt(post)).toMatchObject({
		status: 'draft',
		publications: [{ status: 'cancelled' }]
	});
});

it.each([
	[401, 'Unauthorized', 'telegram_token_invalid', 'attention'],
	[400, 'Bad Request: chat not found', 'telegram_chat_not_found', 'attention'],
	[403, 'Forbidden: bot was kicked from the channel chat', 'telegram_bot_removed', 'attention'],
	[400, 'Bad Request: need administrator rights in the channel chat', 'telegram_cannot_post', 'attention'],
	[400, 'Bad Request: message is too long', 'text_too_long', 'active'],
	[413, 'Request Entity Too Large', 'media_too_large', 'active']
])('takes a definite no for one: %i %s', async (code, description, reason, accountStatus) => {
	const chat = channel();
	const account = await anna.telegram(chat);
	const post = await anna.writes('Нет', [account]);
	telegram.fail('sendMessage', { error: { code, description } });
	made(await anna.publishes(post));
	await world.passes('10m');
	const failed = await anna.publicationOf(post);
	expect(failed).toMatchObject({ status: 'failed', attempts: [{ outcome: 'refused', code: reason }] });
	expect((await anna.looksAt(post)).status).toBe('failed');
	expect(await accountsNow()).toMatchObject([{ status: accountStatus }]);
	made(await anna.person.post(`/api/publications/${failed.id}/retry`));
	await world.passes('1m');
	expect(shows(chat)).toEqual(['Нет']);
	expect((await anna.looksAt(post)).status).toBe('published');
	expect(await accountsNow()).toMatchObject([{ status: 'active', statusReason: null }]);
});

const lost: Fault[] = ['reset-after-accept', '500-after-accept', 'truncated-json-after-accept'];
const silent: Fault[] = ['reset-before', '500-before', 'html-200'];

it.each(lost)(
	'finds a message on the public page whose answer was lost, and never sends it twice: %s',
	async (fault) => {
		const chat = channel();
		const post = await anna.writes('<b>Ответ</b> потерян', [await anna.telegram(chat)]);
		telegram.fail('sendMessage', fault);
		made(await anna.publishes(post));
		await world.passes('3m');
		expect(telegram.accepted).toHaveLength(1);
		const [id] = idsIn(chat);
		expect(await anna.publicationOf(post)).toMatchObject({
			...{ status: 'published', externalIds: [id], url: `https://t.me/coffee/${id}` },
			attempts: [{ outcome: 'unknown' }, { outcome: 'confirmed' }]
		});
	}
);

it.each([...lost, ...silent])(
	'asks a person where the channel is closed and nobody can tell: %s',
	async (fault) => {
		const post = await anna.writes('Вышло ли?', [await anna.telegram(closed())]);
		telegram.fail('sendMessage', fault);
		made(await anna.publishes(post));
		await world.passes('3m');
		const isOut = lost.includes(fault);
		expect(telegram.accepted).toHaveLength(isOut ? 1 : 0);
		const asked = await anna.publicationOf(post);
		expect(asked.status).toBe('needs_review');
		// Neither the button nor a new hour is an answer to the question.
		await anna.publishes(post);
		await anna.moves(post, '1m');
		await world.passes('3m');
		expect(telegram.accepted).toHaveLength(isOut ? 1 : 0);
		expect((await anna.publicationOf(post)).status).toBe('needs_review');
		expect((await anna.looksAt(post)).status).not.toBe('publishing');

		made(await anna.person.post(`/api/publications/${asked.id}/resolve`, { published: isOut }));
		await world.passes('1m');
		expect(telegram.accepted).toHaveLength(1);
		expect(await anna.looksAt(post)).toMatchObject({
			status: 'published',
			publications: [{ status: 'published' }]
		});
	}
);

describe('a message that is not on the public page', () => {
	const texts = () => telegram.accepted.map(({ text }) => text);
	/** A post before, one whose answer is lost, and whatever follows. */
	async function loses(fault: Fault, after: (account: Account, chat: SimulatedChat) => Promise<unknown>) {
		const chat = channel();
		const account = await anna.telegram(chat);
		made(await anna.publishes(await anna.writes('До', [account])));
		await world.passes('5s');
		const post = await anna.writes('Вышло ли?', [account]);
		telegram.fail('sendMessage', fault);
		made(await anna.publishes(post));
		await world.passes('2s');
		await after(account, chat);
		await world.passes('3m');
		return anna.publicationOf(post);
	}
	const follows = async (account: Account) =>
		made(await anna.publishes(await anna.writes('После', [account])));

	it('though a later one is, twice, was surely not sent: it goes out, once', async () => {
		const { status, attempts } = await loses('500-before', follows);
		expect(texts()).toEqual(['До', 'После', 'Вышло ли?']);
		expect(status).toBe('published');
		expect(attempts.map(({ outcome, code }) => code ?? outcome)).toEqual(
			expect.arrayContaining(['missing', 'absent', 'published'])
		);
	});

	it('is asked about where nothing later shows that the page is not an old one', async () => {
		expect(await loses('500-before', async () => undefined)).toMatchObject({ status: 'needs_review' });
		expect(texts()).toEqual(['До']);
	});

	it('is asked about where somebody else has written there: that might be it in another form', async () => {
		const { status } = await loses('500-before', async (account, chat) => {
			telegram.life.writes(chat, 'Чужое');
			await follows(account);
		});
		expect(status).toBe('needs_review');
		expect(texts()).toEqual(['До', 'Чужое', 'После']);
	});
});

it('goes on with the other channels when one of them refuses, and sends later only what is missing', async () => {
	const [good, bad] = [channel(), channel({ username: 'tea' })];
	const post = await anna.writes('Обоим', [await anna.telegram(good), await anna.telegram(bad)]);
	bad.bots.set(botToken, 'kicked');
	made(await anna.publishes(post));
	await world.passes('1m');
	const partly = await anna.looksAt(post);
	expect(partly.status).toBe('partial');
	bad.bots.set(botToken, 'posts');
	const failed = partly.publications.find((one) => one.status === 'failed');
	made(await anna.person.post(`/api/publications/${failed?.id}/retry`));
	await world.passes('1m');
	expect([shows(good), shows(bad)]).toEqual([['Обоим'], ['Обоим']]);
	expect((await anna.looksAt(post)).status).toBe('published');
});

it('does not take the message of another post for one that was lost, though both say the same', async () => {
	const chat = channel();
	const account = await anna.telegram(chat);
	const [first, second] = [await anna.writes('Открыто', [account]), await anna.writes('Открыто', [account])];
	made(await anna.publishes(first));
	await world.passes('1s');
	telegram.fail('sendMessage', '500-before');
	made(await anna.publishes(second));
	await world.passes('3m');
	expect(await anna.publicationOf(first)).toMatchObject({ status: 'published' });
	expect(await anna.publicationOf(second)).toMatchObject({ status: 'needs_review' });
	expect(shows(chat)).toEqual(['Открыто']);
});
