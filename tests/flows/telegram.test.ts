import { afterEach, beforeEach, expect, it } from 'vitest';
import { botToken, Desk, made, pointTo } from '../kit/desk.ts';
import { startTelegram, type NewChannel, type Telegram } from '../kit/telegram.ts';
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
	const [red, blue] = [await anna.picture('red'), await anna.picture('blue')];
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
