import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Media } from '#sync/records/media.ts';
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

async function picture(colour: string): Promise<Media> {
	const bytes = await sharp({ create: { width: 320, height: 200, channels: 3, background: colour } })
		.png()
		.toBuffer();
	const form = new FormData();
	form.append('projectId', anna.project.id);
	form.append('file', new File([new Uint8Array(bytes)], `${colour}.png`, { type: 'image/png' }));
	return made(await anna.person.post<Media>('/api/media', form));
}

it('connects a channel by name or number, after asking whether the bot may post there', async () => {
	const chat = channel({ subscribers: 1234 });
	const account = made(await anna.asksForTelegram('@coffee', botToken));
	expect(account).toMatchObject({
		...{ network: 'telegram', kind: 'channel', externalId: String(chat.id), title: 'Кофейня' },
		...{ username: 'coffee', status: 'active', subscribers: 1234 }
	});
	expect(await anna.asksForTelegram(String(chat.id), botToken)).toMatchObject({
		status: 409,
		body: { code: 'already_exists' }
	});
});

it.each([
	['an unknown token', '@coffee', `${botToken}x`, 'telegram_token_invalid'],
	['a word that is no token', '@coffee', 'hello', 'telegram_token_invalid'],
	['no token, where the installation has none', '@coffee', undefined, 'telegram_token_missing'],
	['an unknown channel', '@nowhere', botToken, 'telegram_chat_not_found'],
	['a channel where the bot only reads', '@reading', botToken, 'telegram_cannot_post'],
	['a channel without the bot', '@without', botToken, 'telegram_cannot_post']
])('refuses to connect by %s', async (_, chat, token, code) => {
	channel();
	channel({ username: 'reading', standing: 'administrator' });
	channel({ username: 'without', standing: 'left' });
	const refused = await anna.asksForTelegram(chat, token);
	expect(refused).toMatchObject({ status: 422, body: { code } });
	expect(JSON.stringify(refused.body)).not.toContain(botToken);
});

it('publishes a text with its link, with the options of each channel', async () => {
	const [open, hidden] = [channel(), closed()];
	const [first, second] = [await anna.telegram(open), await anna.telegram(hidden)];
	const post = await anna.writes('<b>Кофе</b> &amp; <a href="https://example.com/?a=1&amp;b=2">булочки</a>', [
		first,
		{ accountId: second.id, options: { silent: true, protect: true, disableLinkPreview: true } }
	]);
	made(await anna.publishes(post));
	await world.passes('1m');
	expect(shows(open)).toEqual(['Кофе & булочки']);
	expect(telegram.accepted.find((one) => one.chatId === hidden.id)?.parameters).toMatchObject({
		disable_notification: true,
		protect_content: true,
		link_preview_options: { is_disabled: true }
	});
	const { publications } = await anna.looksAt(post);
	const links = [first, second].map(({ id }) => publications.find((one) => one.accountId === id)?.url);
	expect(links).toEqual([
		`https://t.me/coffee/${idsIn(open)[0]}`,
		`https://t.me/c/${String(hidden.id).slice(4)}/${idsIn(hidden)[0]}`
	]);
});

it('publishes a picture with its caption, and several as an album', async () => {
	const chat = channel();
	const account = await anna.telegram(chat);
	const [red, blue] = [await picture('red'), await picture('blue')];
	const one = await anna.writes('Одна', [account], { media: [{ mediaId: red.id, spoiler: true }] });
	const two = await anna.writes('Две', [account], { media: [{ mediaId: red.id }, { mediaId: blue.id }] });
	made(await anna.publishes(one));
	await world.passes('1m');
	made(await anna.publishes(two));
	await world.passes('1m');
	expect(telegram.accepted.map(({ method, text, files }) => [method, text, files.length])).toEqual([
		['sendPhoto', 'Одна', 1],
		['sendMediaGroup', 'Две', 2]
	]);
	expect(String(telegram.accepted[0]?.parameters['has_spoiler'])).toBe('true');
	expect((await anna.publicationOf(two)).externalIds).toEqual(idsIn(chat).slice(1));
});

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
	[403, 'Forbidden: bot was kicked from the channel chat', 'telegram_cannot_post', 'attention'],
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
	const { items } = made(
		await anna.person.get<{ items: { status: string }[] }>(`/api/accounts?projectId=${anna.project.id}`)
	);
	expect(items).toMatchObject([{ status: accountStatus }]);
	made(await anna.person.post(`/api/publications/${failed.id}/retry`));
	await world.passes('1m');
	expect(shows(chat)).toEqual(['Нет']);
	expect((await anna.looksAt(post)).status).toBe('published');
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

it('keeps every token out of answers, logs and the database', async () => {
	const account = await anna.telegram(closed());
	telegram.fail('sendMessage', 'reset-after-accept');
	telegram.fail('sendMessage', { error: { code: 401, description: 'Unauthorized' } });
	for (const html of ['Раз', 'Два']) made(await anna.publishes(await anna.writes(html, [account])));
	await world.passes('5m');
	await telegram.refuseConnections();
	const answers = await Promise.all([
		anna.person.post(`/api/accounts/${account.id}/sync`),
		anna.asksForTelegram('@coffee', botToken),
		anna.person.get(`/api/accounts?projectId=${anna.project.id}`),
		anna.person.get(`/api/posts?projectId=${anna.project.id}`)
	]);
	await telegram.listen();
	const [, secret = botToken] = botToken.split(':');
	expect(JSON.stringify(answers)).not.toContain(secret);
	expect(world.logged.join('\n')).not.toContain(secret);
	for (const table of ['accounts', 'account_secrets', 'posts', 'publications', 'attempts']) {
		const { rows } = await world.database.pool.query(`select t::text from ${table} t`);
		expect(JSON.stringify(rows), table).not.toContain(secret);
	}
});
