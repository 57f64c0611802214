import { afterEach, beforeEach, expect, it } from 'vitest';
import { accessToken } from '#server/grants/access-token.ts';
import type { PushPayload } from '#server/integrations/push/push.ts';
import type { Account } from '#sync/records/account.ts';
import type { FacedNetwork } from '#sync/records/network-face.ts';
import { duration } from '../kit/clock.ts';
import { Desk, made } from '../kit/desk.ts';
import { startVk, type Vk } from '../kit/vk.ts';
import type { Community } from '../kit/vk/state.ts';
import { newWorld, type World } from '../kit/world.ts';

const person = 77;

let vk: Vk;
let world: World;
let anna: Desk;
let coffee: Community;
let told: PushPayload[];
beforeEach(async () => {
	vk = await startVk(() => world.clock.now());
	vk.signIn.app.redirectUris.add('http://twexel.test/api/accounts/vk/callback');
	vk.signIn.person = person;
	told = [];
	const { clientId, secret } = vk.signIn.app;
	world = await newWorld({
		env: {
			...{ VK_API_ROOT: vk.apiRoot, VK_ID_ROOT: vk.idRoot, VK_OAUTH_ROOT: vk.oauthRoot },
			...{ VK_CLIENT_ID: clientId, VK_CLIENT_SECRET: secret }
		},
		push: {
			send: async (_, payload) => {
				told.push(payload);
				return 'sent';
			}
		}
	});
	anna = await Desk.of(world);
	coffee = vk.addCommunity({ name: 'Кофейня', screenName: 'coffee', team: [[person, 3]] });
	vk.addCommunity({ name: 'Чужая', team: [[5, 3]] });
});
afterEach(async () => {
	await world.end();
	await vk.stop();
});

/** Asks where to sign in, does so at VK, and gives the way back. */
async function goesToVk(query = ''): Promise<string> {
	const { url } = made(
		await anna.person.get<{ url: string }>(`/api/accounts/vk/authorize?projectId=${anna.project.id}${query}`)
	);
	const sent = await fetch(url, { redirect: 'manual' });
	expect(sent.status).toBe(302);
	const back = new URL(sent.headers.get('location') ?? '');
	expect(back.origin).toBe('http://twexel.test');
	return back.pathname + back.search;
}

/** What the page is told of a browser that comes back. */
async function comesBack(way: string, session = anna.person.session): Promise<Record<string, string>> {
	const { status, headers } = await session.call('GET', way);
	expect(status).toBe(302);
	const page = new URL(headers.get('location') ?? '');
	expect(`${page.origin}${page.pathname}`).toBe('http://twexel.test/accounts');
	const { connect, ...told } = Object.fromEntries(page.searchParams);
	expect(connect).toBe('vk');
	return told;
}

const signsIn = async (): Promise<string> => (await comesBack(await goesToVk()))['grant'] ?? '';
const choices = (grantId: string) =>
	anna.person.get<{ items: { externalId: string; title: string }[] }>(
		`/api/accounts/vk/channels?projectId=${anna.project.id}&grantId=${grantId}`
	);
const connects = (grantId: string, by = anna.person) =>
	by.post<Account>('/api/accounts/vk', { projectId: anna.project.id, groupId: coffee.id, grantId });
const accountNow = async () =>
	made(await anna.person.get<{ items: Account[] }>(`/api/accounts?projectId=${anna.project.id}`)).items[0];

it('signs in by VK ID, shows the communities that the person runs, and publishes there', async () => {
	const grantId = await signsIn();
	expect(made(await choices(grantId)).items).toMatchObject([
		{ externalId: String(coffee.id), title: 'Кофейня', username: 'coffee' }
	]);
	const account = made(await connects(grantId));
	expect(account).toMatchObject({ network: 'vk', title: 'Кофейня', status: 'active' });
	const post = await anna.writes('Вошли', [account]);
	made(await anna.publishes(post));
	await world.passes('1m');
	expect(coffee.wall.map(({ text }) => text)).toEqual(['Вошли']);
});

it('opens by a sign-in what was connected by a key, and the same account can more', async () => {
	vk.addToken({ value: 'vk1.a.key', kind: 'group', owner: coffee.id });
	const byKey = await anna.vk(coffee, 'vk1.a.key');
	const photo = ({ abilities }: Account) => abilities?.find(({ what }) => what === 'photo')?.can;
	const account = made(await connects(await signsIn()));
	expect([account.id, photo(byKey), photo(account)]).toEqual([byKey.id, 'no', 'yes']);
	expect(await anna.asksForVk(coffee.id, 'vk1.a.key')).toMatchObject({ status: 409 });
});

it('keeps no token in the clear, and lets none out', async () => {
	const grantId = await signsIn();
	const account = made(await connects(grantId));
	const secrets = [...vk.signIn.refreshing.keys(), vk.signIn.app.secret, 'vk2.a.'];
	const rows = await Promise.all(
		['grants', 'account_secrets', 'authorizations', 'accounts'].map(
			async (table) => (await world.database.pool.query(`select t::text from ${table} t`)).rows
		)
	);
	const shown = JSON.stringify([rows, account, (await choices(grantId)).body, world.logged]);
	for (const secret of secrets) expect(shown).not.toContain(secret);
});

it('renews the sign-in before it runs out, for as long as there is an account on it', async () => {
	const account = made(await connects(await signsIn()));
	await world.passes('5h');
	expect(vk.signIn.renewals).toBeGreaterThanOrEqual(5);
	const post = await anna.writes('Всё ещё здесь', [account]);
	made(await anna.publishes(post));
	await world.passes('1m');
	expect((await anna.publicationOf(post)).status).toBe('published');
	made(await anna.person.delete(`/api/accounts/${account.id}`));
	await world.passes('1h');
	const { renewals } = vk.signIn;
	await world.passes('5h');
	expect(vk.signIn.renewals).toBe(renewals);
});

it('renews once where several need it at the same moment', async () => {
	const grantId = await signsIn();
	world.clock.moveTo(new Date(world.clock.now().getTime() + duration('59m')));
	const { deps } = world;
	const renew = deps.networks.get('vk')?.renew;
	if (!renew) throw new Error('nobody signs in at VK');
	const opened = await Promise.all([1, 2, 3, 4].map(() => accessToken(deps, grantId, renew)));
	expect(new Set(opened.map((one) => JSON.stringify(one))).size).toBe(1);
	expect(opened[0]?.is).toBe('open');
	expect(vk.signIn.renewals).toBe(1);
});

it('turns the account to "attention" where VK renews no more, and tells its people', async () => {
	await world.deps.db.execute(
		`insert into push_subscriptions (id, user_id, endpoint, p256dh, auth) values (gen_random_uuid(), '${anna.person.userId}', 'https://push.test/1', 'k', 'a')`
	);
	const account = made(await connects(await signsIn()));
	vk.signIn.refreshing.clear();
	await world.passes('1h');
	expect(await accountNow()).toMatchObject({ status: 'attention', statusReason: 'sign_in_ended' });
	expect(told).toMatchObject([{ url: '/accounts', tag: `account-${account.id}` }]);
	const post = await anna.writes('Не выйдет', [account]);
	made(await anna.publishes(post));
	await world.passes('1m');
	expect(await anna.publicationOf(post)).toMatchObject({
		...{ status: 'failed', attempts: [{ outcome: 'refused', code: 'vk_token_invalid' }] }
	});
	// Signed in again, it is the same account.
	expect(made(await connects(await signsIn()))).toMatchObject({ id: account.id, status: 'active' });
	made(await anna.person.post(`/api/publications/${(await anna.publicationOf(post)).id}/retry`));
	await world.passes('1m');
	expect(coffee.wall.map(({ text }) => text)).toEqual(['Не выйдет']);
});

it.each([
	['reset-before', 'active'],
	['500-before', 'active'],
	['html-200', 'active'],
	// The old token is used up, and nobody has the new one.
	['reset-after-accept', 'attention']
] as const)('does not give up a sign-in for an answer that was lost: %s', async (fault, status) => {
	made(await connects(await signsIn()));
	vk.fail('sign-in', fault);
	await world.passes('55m');
	expect(await accountNow()).toMatchObject({ status });
	expect(vk.signIn.renewals).toBe(1);
});

it('ends a sign-in only where it was begun, in time, and once', async () => {
	const [first, second, third] = [await goesToVk(), await goesToVk(), await goesToVk()];
	// The cookie is the newest one's: the earlier ones were begun in what is now another browser.
	expect(await comesBack(first)).toEqual({ problem: 'sign_in_failed' });
	expect(await comesBack(third, world.stranger())).toEqual({ problem: 'sign_in_failed' });
	expect(await comesBack(second.replace(/state=[^&]+/, 'state=made-up'))).toEqual({
		problem: 'sign_in_failed'
	});

	const again = await goesToVk();
	const cookies = new Map(anna.person.session.cookies);
	expect(await comesBack(again)).toEqual({ grant: expect.any(String) });
	for (const [name, value] of cookies) anna.person.session.cookies.set(name, value);
	expect(await comesBack(again)).toEqual({ problem: 'sign_in_failed' });

	const late = await goesToVk();
	world.clock.moveTo(new Date(world.clock.now().getTime() + duration('16m')));
	expect(await comesBack(late)).toEqual({ problem: 'sign_in_failed' });
});

it('ends no sign-in of somebody who has signed out since', async () => {
	const way = await goesToVk();
	const cookies = new Map(anna.person.session.cookies);
	await anna.person.post('/api/auth/logout');
	for (const [name, value] of cookies) anna.person.session.cookies.set(name, value);
	expect(await comesBack(way)).toEqual({ problem: 'sign_in_failed' });
});

it('says so where the person says no at VK', async () => {
	vk.signIn.person = null;
	expect(await comesBack(await goesToVk())).toEqual({ problem: 'sign_in_failed' });
});

it('says what is missing where VK lets the app see no communities', async () => {
	vk.signIn.granted = new Set(['vkid.personal_info']);
	expect(await choices(await signsIn())).toMatchObject({ status: 422, body: { code: 'vk_cannot_post' } });
});

it('lets nobody else build on a sign-in', async () => {
	const grantId = await signsIn();
	const boris = await world.person('boris');
	await anna.person.invites(boris, anna.project, 'editor');
	expect(await connects(grantId, boris)).toMatchObject({ status: 422, body: { code: 'sign_in_ended' } });
	const vera = await world.person('vera');
	expect((await connects(grantId, vera)).status).toBe(404);
});

it('connects a community by the key that it gives to the app', async () => {
	const back = await comesBack(await goesToVk(`&groupId=${coffee.id}`));
	expect(back).toEqual({ account: expect.any(String) });
	expect(await accountNow()).toMatchObject({ id: back['account'], title: 'Кофейня', status: 'active' });
	coffee.team.set(person, 2);
	expect(await comesBack(await goesToVk(`&groupId=${coffee.id}`))).toEqual({ problem: 'sign_in_failed' });
});

it('tells what the host has to set where it is not configured', async () => {
	const bare = await newWorld();
	const vera = await Desk.of(bare, 'vera');
	const asked = await vera.person.get(`/api/accounts/vk/authorize?projectId=${vera.project.id}`);
	expect(asked).toMatchObject({ status: 422, body: { code: 'not_configured', missing: ['VK_CLIENT_ID'] } });
	const { items } = made(await vera.person.get<{ items: FacedNetwork[] }>('/api/networks'));
	const ways = items.find(({ id }) => id === 'vk')?.face.ways;
	expect(ways?.find(({ by }) => by === 'signIn')).toMatchObject({ missing: ['VK_CLIENT_ID'] });
	await bare.end();
});
