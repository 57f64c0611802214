import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accounts, accountSecrets } from '#db/schema.ts';
import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Person } from '#tests/kit/person.ts';
import { startTelegram, type Telegram } from '#tests/kit/telegram.ts';
import { sends } from '#tests/kit/outgoing.ts';
import { newWorld, type World } from '#tests/kit/world.ts';

const token = '700000001:AAH-simulated_token_of_a_bot';
let telegram: Telegram;
let world: World;
let anna: Person;
let projectId: string;
beforeEach(async () => {
	telegram = await startTelegram();
	telegram.addBot(token);
	telegram.addChannel({ title: 'Кофейня', username: 'coffee', bot: token });
	const { apiRoot, webRoot } = telegram;
	world = await newWorld({ env: { TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEB_ROOT: webRoot } });
	anna = await world.person('anna');
	projectId = (await anna.creates({ project: 'Кофейня' })).id;
});
afterEach(async () => {
	await world.end();
	await telegram.stop();
});

const connect = (more: object = {}, by = anna) =>
	by.post<Account & { code?: string }>('/api/accounts/telegram', {
		projectId,
		chat: '@coffee',
		botToken: token,
		...more
	});

it('seals the token, and tells it to nobody', async () => {
	const { status, body } = await connect();
	expect(status).toBe(201);
	const [kept] = await world.deps.db.select().from(accountSecrets);
	expect(kept?.sealed).toMatch(/^v1\./);
	expect(world.deps.seal.open(kept?.sealed ?? '', `account_secrets|${body.id}`)).toBe(token);
	const listed = await anna.get(`/api/accounts?projectId=${projectId}`);
	expect(listed.body).toEqual({ items: [body], nextCursor: null });
	expect(JSON.stringify([body, listed.body, world.logged])).not.toContain(token);
});

it('answers a repeated request with the first account, and another one for the same channel with a no', async () => {
	const id = '0199aaaa-0000-7000-8000-000000000001';
	const [first, again] = [await connect({ id }), await connect({ id })];
	expect([first.status, again.status]).toEqual([201, 201]);
	expect(again.body).toEqual(first.body);
	expect(await connect()).toMatchObject({ status: 409, body: { code: 'already_exists' } });
});

it('makes one account of two requests at once', async () => {
	const both = await Promise.all([connect(), connect()]);
	expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
});

it('connects a channel again that was disconnected', async () => {
	const { body } = await connect();
	expect((await anna.delete(`/api/accounts/${body.id}`)).status).toBe(204);
	expect(await world.deps.db.select().from(accountSecrets)).toEqual([]);
	const again = await connect();
	expect(again.status).toBe(201);
	expect(again.body.id).not.toBe(body.id);
	expect((await connect({ id: body.id })).status).toBe(409);
	expect((await anna.delete(`/api/accounts/${body.id}`)).status).toBe(404);
});

it('says when Telegram cannot be reached', async () => {
	await telegram.refuseConnections();
	expect(await connect()).toMatchObject({ status: 503, body: { code: 'telegram_unreachable' } });
	await telegram.listen();
	telegram.fail('getChat', { retryAfter: 9 });
	const asked = await connect();
	expect(asked).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
	expect(asked.headers.get('retry-after')).toBe('9');
});

it('takes up what has changed on the network, and turns to attention where it may not post any more', async () => {
	const chat = telegram.addChannel({ title: 'Старое', username: 'renamed', bot: token });
	const { body } = await connect({ chat: '@renamed' });
	chat.title = 'Новое';
	const sync = () => anna.post<Account>(`/api/accounts/${body.id}/sync`);
	expect((await sync()).body).toMatchObject({ title: 'Новое', status: 'active' });
	chat.bots.set(token, 'kicked');
	expect((await sync()).body).toMatchObject({ status: 'attention', statusReason: 'telegram_cannot_post' });
	await telegram.refuseConnections();
	expect((await sync()).status).toBe(503);
	await telegram.listen();
	chat.bots.set(token, 'posts');
	expect((await sync()).body).toMatchObject({ status: 'active', statusReason: null });
});

it('lets nobody in from outside, and authors look only', async () => {
	const { body } = await connect();
	const [boris, vera] = [await world.person('boris'), await world.person('vera')];
	await anna.invites(boris, { id: projectId }, 'author');
	const statuses = async (by: Person) => [
		(await by.get(`/api/accounts?projectId=${projectId}`)).status,
		(await connect({}, by)).status,
		(await by.post('/api/accounts/sandbox', { projectId, title: 'Проба' })).status,
		(await by.post(`/api/accounts/${body.id}/sync`)).status,
		(await by.delete(`/api/accounts/${body.id}`)).status
	];
	expect(await statuses(boris)).toEqual([200, 403, 403, 403, 403]);
	expect(await statuses(vera)).toEqual([404, 404, 404, 404, 404]);
	const [row] = await world.deps.db.select().from(accounts).where(eq(accounts.id, body.id));
	expect(row?.deletedAt).toBeNull();
});

it('shows a sandbox to its members page by page, and no other account as one', async () => {
	const { body: sandbox } = await anna.post<Account>('/api/accounts/sandbox', { projectId, title: 'Проба' });
	const channel = { accountId: sandbox.id, externalId: sandbox.id, username: null, secret: null };
	for (const html of ['Раз', 'Два', 'Три']) {
		const signal = AbortSignal.timeout(5000);
		const outgoing = { ...sends(html), options: { silent: true } };
		await world.deps.networks.get('sandbox')?.send(channel, outgoing, signal);
	}
	interface Shown {
		items: { html: string }[];
		nextCursor: string | null;
	}
	const address = `/api/sandbox/${sandbox.id}/messages?limit=2`;
	const first = await anna.get<Shown>(address);
	expect(first.body.items).toMatchObject([{ html: 'Три', options: { silent: true } }, { html: 'Два' }]);
	const second = await anna.get<Shown>(`${address}&cursor=${first.body.nextCursor}`);
	expect(second.body).toMatchObject({ items: [{ html: 'Раз' }], nextCursor: null });
	expect((await (await world.person('boris')).get(address)).status).toBe(404);
	const { body: real } = await connect();
	expect((await anna.get(`/api/sandbox/${real.id}/messages`)).status).toBe(404);
});

it('tells what each network takes', async () => {
	const { body } = await anna.get<{ items: NetworkManifest[] }>('/api/networks');
	expect(body.items.map(({ id, limits }) => [id, limits.text])).toEqual([
		['telegram', 4096],
		['vk', 15_895],
		['sandbox', 4096]
	]);
});
