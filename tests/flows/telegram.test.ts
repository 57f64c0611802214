import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Media } from '#sync/records/media.ts';
import { Desk, made } from '../kit/desk.ts';
import { Telegram, type Fault } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

let telegram: Telegram;
let world: World;
let anna: Desk;
beforeEach(async () => {
	telegram = await Telegram.starts();
	// The simulated Telegram stamps its messages with the machine's time, by which a lost one is found again.
	world = await newWorld({ env: telegram.env, start: new Date().toISOString() });
	anna = await Desk.of(world);
});
afterEach(async () => {
	await world.end();
	await telegram.stops();
});

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
	const bot = telegram.bot();
	const chat = telegram.channel(bot, { title: 'Кофейня', username: 'coffee', subscribers: 1234 });
	const account = made(await anna.asksForTelegram('@coffee', bot.token));
	expect(account).toMatchObject({
		network: 'telegram',
		kind: 'channel',
		externalId: String(chat.id),
		title: 'Кофейня',
		username: 'coffee',
		status: 'active',
		subscribers: 1234
	});
	expect(await anna.asksForTelegram(String(chat.id), bot.token)).toMatchObject({
		status: 409,
		body: { code: 'already_exists' }
	});
});

it.each([
	['an unknown token', (bot: string) => ({ chat: '@coffee', token: `${bot}x` }), 'telegram_token_invalid'],
	['a word that is no token', () => ({ chat: '@coffee', token: 'hello' }), 'telegram_token_invalid'],
	[
		'no token, where the installation has none',
		() => ({ chat: '@coffee', token: undefined }),
		'telegram_token_missing'
	],
	['an unknown channel', (bot: string) => ({ chat: '@nowhere', token: bot }), 'telegram_chat_not_found'],
	[
		'a channel where the bot only reads',
		(bot: string) => ({ chat: '@reading', token: bot }),
		'telegram_cannot_post'
	],
	['a channel without the bot', (bot: string) => ({ chat: '@without', token: bot }), 'telegram_cannot_post']
])('refuses to connect by %s', async (_, given, code) => {
	const bot = telegram.bot();
	telegram.channel(bot, { username: 'coffee' });
	telegram.channel(bot, { username: 'reading', standing: 'admin without posting' });
	telegram.channel(bot, { username: 'without', standing: 'left' });
	const { chat, token } = given(bot.token);
	const refused = await anna.asksForTelegram(chat, token);
	expect(refused).toMatchObject({ status: 422, body: { code } });
	expect(JSON.stringify(refused.body)).not.toContain(bot.token);
});

it('publishes a text with its link, and the marks of a public and of a closed channel', async () => {
	const bot = telegram.bot();
	const open = telegram.channel(bot, { username: 'coffee' });
	const closed = telegram.channel(bot, { username: null });
	const to = [await anna.telegram(open, bot), await anna.telegram(closed, bot)];
	const post = await anna.writes('<b>Кофе</b> &amp; <a href="https://example.com/?a=1&amp;b=2">булочки</a>', [
		...to.slice(0, 1),
		{ accountId: to[1]?.id ?? '', options: { silent: true, protect: true, disableLinkPreview: true } }
	]);
	made(await anna.publishes(post));
	await world.passes('1m');
	expect(telegram.shows(open)).toEqual(['Кофе & булочки']);
	expect(closed.messages).toMatchObject([{ isSilent: true, isProtected: true, hidesPreview: true }]);
	const { publications } = await anna.looksAt(post);
	const links = to.map((account) => publications.find((one) => one.accountId === account.id)?.url);
	expect(links).toEqual([
		`https://t.me/coffee/${open.messages[0]?.id}`,
		`https://t.me/c/${String(closed.id).slice(4)}/${closed.messages[0]?.id}`
	]);
});

it('publishes a picture with its caption, and several as an album', async () => {
	const bot = telegram.bot();
	const chat = telegram.channel(bot);
	const account = await anna.telegram(chat, bot);
	const [red, blue] = [await picture('red'), await picture('blue')];
	const one = await anna.writes('Одна', [account], { media: [{ mediaId: red.id, spoiler: true }] });
	const two = await anna.writes('Две', [account], { media: [{ mediaId: red.id }, { mediaId: blue.id }] });
	made(await anna.publishes(one));
	await world.passes('1m');
	made(await anna.publishes(two));
	await world.passes('1m');
	expect(telegram.accepted.map(({ method, text, ids }) => [method, text, ids.length])).toEqual([
		['sendPhoto', 'Одна', 1],
		['sendMediaGroup', 'Две', 2]
	]);
	expect(chat.messages[0]?.photos).toMatchObject([{ hasSpoiler: true }]);
	expect((await anna.publicationOf(two)).externalIds).toEqual(
		chat.messages.slice(1).map(({ id }) => String(id))
	);
});

it('waits as long as Telegram asks before it sends again', async () => {
	const bot = telegram.bot();
	const chat = telegram.channel(bot);
	const post = await anna.writes('Терпение', [await anna.telegram(chat, bot)]);
	telegram.breaks({
		before: 'answer',
		code: 429,
		description: 'Too Many Requests: retry after 40',
		retryAfter: 40
	});
	made(await anna.publishes(post));
	await world.passes('38s');
	expect(telegram.calls.filter((method) => method === 'sendMessage')).toHaveLength(1);
	expect(await anna.publicationOf(post)).toMatchObject({
		status: 'pending',
		attempts: [{ outcome: 'not_sent' }]
	});
	await world.passes('4s');
	expect(telegram.shows(chat)).toEqual(['Терпение']);
	expect((await anna.looksAt(post)).status).toBe('published');
});

it('sends again what surely never left, and once it left, never again', async () => {
	const bot = telegram.bot();
	const chat = telegram.channel(bot);
	const account = await anna.telegram(chat, bot);
	const post = await anna.writes('Вернулись', [account]);
	await telegram.stops();
	made(await anna.publishes(post));
	await world.passes('10s');
	const waiting = await anna.publicationOf(post);
	expect(waiting.status).toBe('pending');
	expect(new Set(waiting.attempts.map((attempt) => attempt.outcome))).toEqual(new Set(['not_sent']));
});

it.each([
	[401, 'Unauthorized', 'telegram_token_invalid', 'attention'],
	[400, 'Bad Request: chat not found', 'telegram_chat_not_found', 'attention'],
	[403, 'Forbidden: bot was kicked from the channel chat', 'telegram_cannot_post', 'attention'],
	[400, 'Bad Request: need administrator rights in the channel chat', 'telegram_cannot_post', 'attention'],
	[400, 'Bad Request: message is too long', 'text_too_long', 'active'],
	[413, 'Request Entity Too Large', 'media_too_large', 'active']
])('takes a definite no for one: %i %s', async (code, description, reason, accountStatus) => {
	const bot = telegram.bot();
	const chat = telegram.channel(bot);
	const account = await anna.telegram(chat, bot);
	const post = await anna.writes('Нет', [account]);
	telegram.breaks({ before: 'answer', code, description });
	made(await anna.publishes(post));
	await world.passes('10m');
	expect(await anna.publicationOf(post)).toMatchObject({
		status: 'failed',
		attempts: [{ outcome: 'refused', code: reason }]
	});
	expect((await anna.looksAt(post)).status).toBe('failed');
	const { items } = made(
		await anna.person.get<{ items: { status: string }[] }>(`/api/accounts?projectId=${anna.project.id}`)
	);
	expect(items).toMatchObject([{ status: accountStatus }]);
	made(await anna.person.post(`/api/publications/${(await anna.publicationOf(post)).id}/retry`));
	await world.passes('1m');
	expect(telegram.shows(chat)).toEqual(['Нет']);
	expect((await anna.looksAt(post)).status).toBe('published');
});

const lost: Fault[] = [{ after: 'reset' }, { after: 'bad gateway' }, { after: 'cut' }, { after: 'no json' }];

it.each(lost)(
	'finds a message whose answer was lost on the public page, and never sends it twice: %o',
	async (fault) => {
		const bot = telegram.bot();
		const chat = telegram.channel(bot);
		const post = await anna.writes('<b>Ответ</b> потерян', [await anna.telegram(chat, bot)]);
		telegram.breaks(fault);
		made(await anna.publishes(post));
		await world.passes('3m');
		expect(telegram.accepted).toHaveLength(1);
		expect(await anna.publicationOf(post)).toMatchObject({
			status: 'published',
			externalIds: [String(chat.messages[0]?.id)],
			url: `https://t.me/${chat.username}/${chat.messages[0]?.id}`,
			attempts: [{ outcome: 'unknown' }, { outcome: 'confirmed' }]
		});
	}
);

it.each([...lost, { before: 'reset' } as const, { before: 'bad gateway' } as const])(
	'asks a person where the channel is closed and nobody can tell: %o',
	async (fault) => {
		const bot = telegram.bot();
		const chat = telegram.channel(bot, { username: null });
		const post = await anna.writes('Вышло ли?', [await anna.telegram(chat, bot)]);
		telegram.breaks(fault);
		made(await anna.publishes(post));
		await world.passes('3m');
		const sent = telegram.accepted.length;
		expect(sent).toBe('after' in fault ? 1 : 0);
		const asked = await anna.publicationOf(post);
		expect(asked.status).toBe('needs_review');
		// Pressing the button again is no answer to the question.
		await anna.publishes(post);
		await anna.moves(post, '1m');
		await world.passes('3m');
		expect(telegram.accepted).toHaveLength(sent);
		expect((await anna.publicationOf(post)).status).toBe('needs_review');

		const word = { published: 'after' in fault };
		made(await anna.person.post(`/api/publications/${asked.id}/resolve`, word));
		await world.passes('1m');
		expect(telegram.accepted).toHaveLength(1);
		expect(await anna.looksAt(post)).toMatchObject({
			status: 'published',
			publications: [{ status: 'published' }]
		});
	}
);

it('goes on with the other channels when one of them refuses, and sends later only what is missing', async () => {
	const bot = telegram.bot();
	const [good, bad] = [telegram.channel(bot), telegram.channel(bot)];
	const to = [await anna.telegram(good, bot), await anna.telegram(bad, bot)];
	bad.bots.set(bot.id, 'kicked');
	const post = await anna.writes('Обоим', to);
	made(await anna.publishes(post));
	await world.passes('1m');
	const partly = await anna.looksAt(post);
	expect(partly.status).toBe('partial');
	bad.bots.set(bot.id, 'poster');
	const failed = partly.publications.find((one) => one.status === 'failed');
	made(await anna.person.post(`/api/publications/${failed?.id}/retry`));
	await world.passes('1m');
	expect([telegram.shows(good), telegram.shows(bad)]).toEqual([['Обоим'], ['Обоим']]);
	expect((await anna.looksAt(post)).status).toBe('published');
});

it('keeps every token out of answers, logs and the database', async () => {
	const bot = telegram.bot();
	const chat = telegram.channel(bot, { username: null });
	const account = await anna.telegram(chat, bot);
	telegram.breaks({ after: 'reset' }, { before: 'answer', code: 401, description: 'Unauthorized' });
	for (const html of ['Раз', 'Два']) made(await anna.publishes(await anna.writes(html, [account])));
	await world.passes('5m');
	await telegram.stops();
	await anna.person.post(`/api/accounts/${account.id}/sync`);
	const answers = await Promise.all([
		anna.person.get(`/api/accounts?projectId=${anna.project.id}`),
		anna.person.get(`/api/posts?projectId=${anna.project.id}`)
	]);
	const secret = bot.token.split(':')[1] ?? bot.token;
	expect(JSON.stringify(answers)).not.toContain(secret);
	expect(world.logged.join('\n')).not.toContain(secret);
	for (const table of ['accounts', 'account_secrets', 'posts', 'publications', 'attempts']) {
		const { rows } = await world.database.pool.query(`select t::text from ${table} t`);
		expect(JSON.stringify(rows), table).not.toContain(secret);
	}
});
