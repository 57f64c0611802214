import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { receivedUpdates, receivers } from '#db/schema.ts';
import { buildDeps } from '#server/core/build-deps.ts';
import { startListening } from '#server/integrations/social/incoming.ts';
import { hookSecret } from '#server/integrations/social/telegram/incoming/code.ts';
import { ensureReceiver } from '#server/integrations/social/telegram/incoming/receiver.ts';
import type { Account } from '#sync/records/account.ts';
import { botToken, Desk, made } from '../kit/desk.ts';
import { accountsOf, hears, meets, withOwnBot } from '../kit/telegram-desk.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import type { SimulatedChat, SimulatedPerson } from '../kit/telegram/state.ts';
import { newWorld, type World } from '../kit/world.ts';

let telegram: Telegram;
let world: World;
let anna: Desk;
let ivan: SimulatedPerson;
let chat: SimulatedChat;
let account: Account;
const header = 'x-telegram-bot-api-secret-token';

/** The program where browsers and Telegram reach it by `publicUrl`, with one channel connected. */
async function begins(publicUrl = 'http://twexel.test'): Promise<void> {
	world = await newWorld({ env: { ...withOwnBot(telegram), PUBLIC_URL: publicUrl } });
	anna = await Desk.of(world);
	await meets(world, telegram, anna, ivan);
	account = made(await anna.asksForTelegram(String(chat.id)));
}

beforeEach(async () => {
	telegram = await startTelegram(() => world.clock.now());
	telegram.addBot(botToken);
	ivan = telegram.life.person('Иван', 'ivan');
	chat = telegram.addChannel({ title: 'Кофейня', bot: botToken, creator: ivan });
});
afterEach(async () => {
	await telegram.stop();
	await world.end();
});

const kicked = (number: number) => ({
	update_id: number,
	my_chat_member: {
		chat: { id: chat.id, type: 'channel', title: 'Кофейня' },
		from: { id: ivan.id, is_bot: false, first_name: 'Иван' },
		date: 1_763_800_000,
		old_chat_member: { user: { id: 700000001 }, status: 'administrator', can_post_messages: true },
		new_chat_member: { user: { id: 700000001 }, status: 'kicked', until_date: 0 }
	}
});

/** Calls the hook as Telegram does, or as somebody who would like to be it. */
async function calls(update: unknown, secret?: string, id?: string) {
	const [receiver] = await world.deps.db.select().from(receivers);
	const given = secret ?? hookSecret(world.deps.config.secretKey, receiver?.id ?? '');
	const headers: Record<string, string> = given === '' ? {} : { [header]: given };
	return world
		.stranger()
		.call<{ code?: string }>('POST', `/hooks/telegram/${id ?? receiver?.id}`, update, headers);
}

const statusNow = async () => (await accountsOf(anna))[0]?.status;

it.each([
	['no secret', ''],
	['a wrong one', 'x'.repeat(43)],
	['a wrong one of another length', 'x'],
	['one in the wrong script', 'ключ'.replaceAll(/[^\x20-\x7e]/g, '?')]
])('believes no call with %s', async (_, secret) => {
	await begins();
	expect(await calls(kicked(5), secret)).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
	expect(await statusNow()).toBe('active');
});

it('tells a stranger nothing of which addresses there are, and takes no secret of one for another', async () => {
	await begins();
	const [receiver] = await world.deps.db.select().from(receivers);
	const other = '0199aaaa-0000-7000-8000-000000000001';
	const own = hookSecret(world.deps.config.secretKey, receiver?.id ?? '');
	for (const id of [other, 'no-id', '%00']) {
		expect(await calls(kicked(5), own, id)).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
	}
});

it('takes in what Telegram brings, five times the same as once', async () => {
	await begins();
	const before = (await world.deps.db.select().from(receivedUpdates)).length;
	const answers = await Promise.all(Array.from({ length: 5 }, () => calls(kicked(77))));
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
	expect(await accountsOf(anna)).toMatchObject([{ id: account.id, status: 'disconnected' }]);
	expect(await world.deps.db.select().from(receivedUpdates)).toHaveLength(before + 1);
	telegram.life.puts(ivan, botToken, chat, 'posts');
	await hears(world.deps, telegram);
	expect((await calls(kicked(77))).status).toBe(200);
	expect(await statusNow()).toBe('active');
});

it.each([
	['no JSON', '{"update_id": ', 400],
	['no update', { hello: 'world' }, 422],
	['a number that is none', { update_id: 'x' }, 422],
	['what nobody asked for', { update_id: 8, channel_post: { text: 'Привет' } }, 200],
	['a standing that cannot be read', { update_id: 9, my_chat_member: { chat: 'here' } }, 200],
	['a reaction to nothing', { update_id: 10, message_reaction_count: { reactions: 'many' } }, 200]
])('is not troubled by %s', async (_, update, status) => {
	await begins();
	expect((await calls(update)).status).toBe(status);
	expect((await calls(kicked(11))).status).toBe(200);
	expect(await statusNow()).toBe('disconnected');
});

it('is not held up by an update that it cannot digest', async () => {
	await begins();
	telegram.updatesOf(botToken).tell('my_chat_member', { chat: 7 });
	telegram.updatesOf(botToken).tell('message', { chat: { id: -5, type: 'group' }, migrate_to_chat_id: 0.5 });
	telegram.life.puts(ivan, botToken, chat, 'kicked');
	await hears(world.deps, telegram);
	expect(await statusNow()).toBe('disconnected');
});

it('has Telegram call where it can be reached by https, and believes those calls', async () => {
	await begins();
	const listener = getRequestListener(world.app.fetch, { overrideGlobalObjects: false });
	const server = createServer((request, response) => void listener(request, response));
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : 0;
	const outside = { ...world.deps.config, publicUrl: 'https://twexel.example' };
	const ear = startListening({ ...world.deps, config: outside });
	const updates = telegram.updatesOf(botToken);
	await expect
		.poll(() => updates.hook?.url)
		.toMatch(/^https:\/\/twexel\.example\/hooks\/telegram\/[\w-]{36}$/);
	// The stand-in calls this machine instead of the name, which nobody answers to.
	updates.reroute('https://twexel.example', `http://127.0.0.1:${port}`);
	telegram.life.puts(ivan, botToken, chat, 'kicked');
	await updates.delivers();
	expect(updates.waiting).toEqual([]);
	expect(await statusNow()).toBe('disconnected');
	await ear.stop();
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

it('asks instead where Telegram would not take the address, and lets go of a webhook that is in the way', async () => {
	await begins('https://twexel.example:9443');
	const updates = telegram.updatesOf(botToken);
	updates.hook = { url: 'https://old.example/hooks/telegram/1', secret: undefined };
	telegram.life.puts(ivan, botToken, chat, 'kicked');
	const ear = startListening(world.deps);
	await expect.poll(() => updates.hook).toBeNull();
	world.clock.moveTo(new Date(world.clock.now().getTime() + 5000));
	await expect.poll(statusNow).toBe('disconnected');
	await ear.stop();
});

it('is asked for by one process at a time, and by the next one when that is gone', async () => {
	await begins();
	const second = await buildDeps({
		...{ config: world.deps.config, log: world.deps.log, databaseUrl: world.database.url },
		replaced: { clock: world.clock, mail: world.deps.mail }
	});
	const updates = telegram.updatesOf(botToken);
	const [one, other] = [startListening(world.deps), startListening(second.deps)];
	await expect.poll(() => updates.hasAsked).toBe(true);
	for (const standing of ['kicked', 'posts', 'administrator'] as const) {
		telegram.life.puts(ivan, botToken, chat, standing);
		world.clock.moveTo(new Date(world.clock.now().getTime() + 6000));
		await expect.poll(() => updates.waiting).toEqual([]);
	}
	await expect.poll(statusNow).toBe('attention');
	expect(updates.conflicts).toBe(0);
	await one.stop();
	telegram.life.puts(ivan, botToken, chat, 'posts');
	world.clock.moveTo(new Date(world.clock.now().getTime() + 6000));
	await expect.poll(statusNow).toBe('active');
	await other.stop();
	await second.stop();
});

it('survives that somebody else asks too, or that Telegram is away, and misses nothing', async () => {
	await begins();
	const updates = telegram.updatesOf(botToken);
	telegram.fail('getUpdates', 'reset-before', '500-before', 'html-200', { retryAfter: 3 });
	telegram.fail('getUpdates', {
		error: { code: 409, description: 'Conflict: terminated by other getUpdates request' }
	});
	telegram.life.puts(ivan, botToken, chat, 'kicked');
	const ear = startListening(world.deps);
	await expect
		.poll(async () => {
			world.clock.moveTo(new Date(world.clock.now().getTime() + 5000));
			return statusNow();
		})
		.toBe('disconnected');
	await expect.poll(() => updates.waiting).toEqual([]);
	await ear.stop();
	expect(world.logged.join('\n')).not.toContain(botToken);
});

it('goes on behind what it has taken in, and begins anew where the numbers do', async () => {
	await begins();
	const place = async () => (await world.deps.db.select().from(receivers))[0]?.position;
	const last = telegram.life.puts(ivan, botToken, chat, 'administrator') ?? 0;
	await hears(world.deps, telegram);
	expect(await place()).toBe(last + 1);
	await world.passes('7d');
	telegram.updatesOf(botToken).renumber(12);
	telegram.life.puts(ivan, botToken, chat, 'posts');
	await hears(world.deps, telegram);
	expect(await statusNow()).toBe('active');
	expect(await place()).toBe(13);
});

it('serves nobody’s channel by a bot that is the installation’s no more', async () => {
	await begins();
	const [before] = await world.deps.db.select().from(receivers);
	await ensureReceiver(world.deps.db, { id: 700000002, username: 'next_bot' });
	const secret = hookSecret(world.deps.config.secretKey, before?.id ?? '');
	expect((await calls(kicked(99), secret, before?.id)).status).toBe(200);
	expect(await statusNow()).toBe('active');
});
