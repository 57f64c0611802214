import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect } from '#jobs/handlers/connect.ts';
import { botToken, Desk, made } from '../kit/desk.ts';
import { accountsOf, hears, looksAtLink, meets, opensLink, withOwnBot } from '../kit/telegram-desk.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import type { SimulatedPerson } from '../kit/telegram/state.ts';
import { newWorld, type World } from '../kit/world.ts';

let telegram: Telegram;
let world: World;
let anna: Desk;
let ivan: SimulatedPerson;
beforeEach(async () => {
	telegram = await startTelegram(() => world.clock.now());
	telegram.addBot(botToken);
	ivan = telegram.life.person('Иван', 'ivan');
	world = await newWorld({ env: withOwnBot(telegram) });
	anna = await Desk.of(world);
});
afterEach(async () => {
	await telegram.stop();
	await world.end();
});

const channelOf = (creator: SimulatedPerson, title = 'Кофейня', type: 'channel' | 'group' = 'channel') =>
	telegram.addChannel({ title, bot: botToken, standing: 'left', creator, type });

it('connects a channel by itself as soon as its administrator brings the bot there', async () => {
	const chat = channelOf(ivan);
	const link = made(await opensLink(anna));
	expect(link).toMatchObject({ bot: 'bot700000001_bot', person: null, problem: null });
	expect(link.startUrl).toMatch(/^https:\/\/t\.me\/bot700000001_bot\?start=[\w-]{1,64}$/);
	expect(link.channelUrl).toContain('startchannel&admin=post_messages');

	telegram.life.starts(ivan, botToken, link.startUrl);
	await hears(world.deps, telegram);
	expect(await looksAtLink(anna, link)).toMatchObject({ person: { name: '@ivan', isConfirmed: false } });
	expect(ivan.letters.at(-1)?.text).toContain('anna@twexel.test');
	telegram.life.presses(ivan, botToken);
	await hears(world.deps, telegram);
	expect(await looksAtLink(anna, link)).toMatchObject({ person: { name: '@ivan', isConfirmed: true } });
	expect(ivan.letters.at(-1)?.buttons.map(({ url }) => url)).toEqual([link.channelUrl, link.groupUrl]);

	telegram.life.puts(ivan, botToken, chat, 'posts');
	await hears(world.deps, telegram);
	expect(await accountsOf(anna)).toMatchObject([
		{ externalId: String(chat.id), title: 'Кофейня', status: 'active', subscribers: 42, network: 'telegram' }
	]);
	expect(ivan.letters.at(-1)?.text).toContain('«Кофейня» подключён');

	const post = await anna.writes('Первый пост', await accountsOf(anna));
	made(await anna.publishes(post));
	await world.passes('1m');
	expect(telegram.accepted).toMatchObject([{ chatId: chat.id, text: 'Первый пост' }]);
});

it('connects also what the bot was brought to before the person said who they are', async () => {
	const chat = channelOf(ivan);
	telegram.life.puts(ivan, botToken, chat, 'posts');
	await hears(world.deps, telegram);
	expect(await accountsOf(anna)).toEqual([]);
	await meets(world, telegram, anna, ivan);
	expect(await accountsOf(anna)).toMatchObject([{ externalId: String(chat.id), status: 'active' }]);
});

it('knows a person again, and connects several channels and a group by one link', async () => {
	await meets(world, telegram, anna, ivan);
	const link = made(await opensLink(anna));
	expect(link.person).toEqual({ name: '@ivan', isConfirmed: true });
	for (const title of ['Раз', 'Два']) telegram.life.puts(ivan, botToken, channelOf(ivan, title), 'posts');
	telegram.life.puts(ivan, botToken, channelOf(ivan, 'Чат', 'group'), 'member');
	await hears(world.deps, telegram);
	const kinds = (await accountsOf(anna)).map(({ title, kind }) => `${title} ${kind}`);
	expect(kinds.toSorted()).toEqual(['Два channel', 'Раз channel', 'Чат group']);
});

it('says what the bot lacks, and connects the channel once it has that', async () => {
	const link = await meets(world, telegram, anna, ivan);
	const chat = channelOf(ivan);
	telegram.life.puts(ivan, botToken, chat, 'administrator');
	await hears(world.deps, telegram);
	expect((await looksAtLink(anna, link)).problem).toEqual({ code: 'telegram_cannot_post', title: 'Кофейня' });
	expect(await accountsOf(anna)).toEqual([]);
	telegram.life.puts(ivan, botToken, chat, 'posts');
	await hears(world.deps, telegram);
	expect((await looksAtLink(anna, link)).problem).toBeNull();
	expect(await accountsOf(anna)).toMatchObject([{ status: 'active' }]);
});

it('does not connect a group to whoever only brought the bot there', async () => {
	const link = await meets(world, telegram, anna, ivan);
	const group = channelOf(telegram.life.person('Хозяйка'), 'Соседи', 'group');
	telegram.life.puts(ivan, botToken, group, 'member');
	await hears(world.deps, telegram);
	const { problem } = await looksAtLink(anna, link);
	expect(problem).toEqual({ code: 'telegram_not_administrator', title: 'Соседи' });
	expect(await accountsOf(anna)).toEqual([]);
});

it('connects nothing for somebody who was handed a foreign link and did not say that it is theirs', async () => {
	const chat = channelOf(ivan);
	const link = made(await opensLink(anna));
	telegram.life.starts(ivan, botToken, link.startUrl);
	telegram.life.puts(ivan, botToken, chat, 'posts');
	await hears(world.deps, telegram);
	expect(await accountsOf(anna)).toEqual([]);
	expect(await anna.asksForTelegram(String(chat.id))).toMatchObject({
		status: 422,
		body: { code: 'telegram_person_unknown' }
	});
});

it('takes a code once, from its first sender, within its hour, and no other code', async () => {
	const [link, mallory] = [made(await opensLink(anna)), telegram.life.person('Мэллори')];
	telegram.life.starts(ivan, botToken, link.startUrl);
	telegram.life.starts(mallory, botToken, link.startUrl);
	telegram.life.starts(mallory, botToken, `https://t.me/x?start=${'A'.repeat(43)}`);
	await hears(world.deps, telegram);
	expect(mallory.letters).toEqual([]);
	mallory.letters.push(...ivan.letters);
	telegram.life.presses(mallory, botToken);
	await hears(world.deps, telegram);
	expect((await looksAtLink(anna, link)).person).toEqual({ name: '@ivan', isConfirmed: false });
	await world.passes('61m');
	telegram.life.presses(ivan, botToken);
	await hears(world.deps, telegram);
	expect((await looksAtLink(anna, link)).person?.isConfirmed).toBe(false);
});

it('brings a channel to the project whose link was asked for last, and to no other', async () => {
	await meets(world, telegram, anna, ivan);
	const second = await anna.person.creates({ project: 'Пекарня' });
	world.clock.moveTo(new Date(world.clock.now().getTime() + 1000));
	made(await anna.person.post('/api/accounts/telegram/links', { projectId: second.id }));
	telegram.life.puts(ivan, botToken, channelOf(ivan), 'posts');
	await hears(world.deps, telegram);
	expect(await accountsOf(anna)).toEqual([]);
	const { items } = made(await anna.person.get<{ items: object[] }>(`/api/accounts?projectId=${second.id}`));
	expect(items).toHaveLength(1);
});

it('shows a link to nobody else, and opens none for those who may not connect channels', async () => {
	const link = made(await opensLink(anna));
	const [boris, vera] = [await world.person('boris'), await world.person('vera')];
	await anna.person.invites(vera, anna.project, 'author');
	const path = '/api/accounts/telegram/links';
	expect((await boris.get(`${path}/${link.id}`)).status).toBe(404);
	expect((await boris.post(path, { projectId: anna.project.id })).status).toBe(404);
	expect((await vera.post(path, { projectId: anna.project.id })).status).toBe(403);
});

it('connects nothing any more for somebody who has lost the right to', async () => {
	const boris = await world.person('boris');
	await anna.person.invites(boris, anna.project, 'editor');
	const link = made(
		await boris.post<{ id: string; startUrl: string }>('/api/accounts/telegram/links', {
			projectId: anna.project.id
		})
	);
	telegram.life.starts(ivan, botToken, link.startUrl);
	await hears(world.deps, telegram);
	telegram.life.presses(ivan, botToken);
	await hears(world.deps, telegram);
	made(await anna.person.put(`/api/projects/${anna.project.id}/members/${boris.userId}`, { role: 'viewer' }));
	telegram.life.puts(ivan, botToken, channelOf(ivan), 'posts');
	await hears(world.deps, telegram);
	expect(await accountsOf(anna)).toEqual([]);
});

it('asks no proof of whoever runs the installation, and with it its bot', async () => {
	const chat = channelOf(ivan);
	chat.bots.set(botToken, 'posts');
	expect((await anna.asksForTelegram(String(chat.id))).body.code).toBe('telegram_person_unknown');
	const host = await Desk.of(world, 'host');
	expect((await host.asksForTelegram(String(chat.id))).status).toBe(201);
});

it('connects by name or number with the installation’s bot only what the person administers', async () => {
	const [own, foreign] = [channelOf(ivan), channelOf(telegram.life.person('Чужой'), 'Чужой')];
	for (const chat of [own, foreign]) chat.bots.set(botToken, 'posts');
	expect((await anna.asksForTelegram('@nowhere')).body.code).toBe('telegram_chat_not_found');
	expect((await anna.asksForTelegram(String(own.id))).body.code).toBe('telegram_person_unknown');
	await meets(world, telegram, anna, ivan);
	expect(await anna.asksForTelegram(String(foreign.id))).toMatchObject({
		status: 422,
		body: { code: 'telegram_not_administrator' }
	});
	foreign.administrators.set(ivan.id, 'cannot post');
	expect((await anna.asksForTelegram(String(foreign.id))).body.code).toBe('telegram_not_administrator');
	foreign.administrators.set(ivan.id, 'administrator');
	expect((await anna.asksForTelegram(String(foreign.id))).status).toBe(201);
	expect((await anna.asksForTelegram(String(own.id))).status).toBe(201);
});

it('does not take Telegram’s silence for an answer: what could not be asked is asked again', async () => {
	const link = await meets(world, telegram, anna, ivan);
	const chat = channelOf(ivan);
	telegram.fail('getChat', '500-before');
	telegram.life.puts(ivan, botToken, chat, 'posts');
	await hears(world.deps, telegram);
	expect(await accountsOf(anna)).toEqual([]);
	expect((await looksAtLink(anna, link)).problem).toBeNull();
	// What the queue does by itself some seconds later.
	await connect(world.deps, { linkId: link.id, externalId: String(chat.id) }, AbortSignal.timeout(5000));
	expect(await accountsOf(anna)).toHaveLength(1);
});
