import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountSecrets } from '#db/schema.ts';
import type { Account } from '#sync/records/account.ts';
import { Desk, made } from '../kit/desk.ts';
import { startVk, type Vk } from '../kit/vk.ts';
import type { Community } from '../kit/vk/state.ts';
import { newWorld, type World } from '../kit/world.ts';

const key = 'vk1.a.simulated-key-of-a-community';
const own = 'vk1.a.simulated-token-of-a-person';
const tester = 77;

let vk: Vk;
let world: World;
let anna: Desk;
let coffee: Community;
beforeEach(async () => {
	vk = await startVk(() => world.clock.now());
	world = await newWorld({ env: { VK_API_ROOT: vk.apiRoot } });
	anna = await Desk.of(world);
	coffee = vk.addCommunity({ name: 'Кофейня', screenName: 'coffee', members: 433, team: [[tester, 2]] });
	vk.addToken({ value: key, kind: 'group', owner: coffee.id });
	vk.addToken({ value: own, kind: 'user', owner: tester });
});
afterEach(async () => {
	await world.end();
	await vk.stop();
});

const can = ({ abilities }: Account) =>
	Object.fromEntries((abilities ?? []).map(({ what, can }) => [what, can]));
const posted = () => vk.accepted.filter(({ method }) => method === 'wall.post');

it('connects a community by its key, and finds out what the key is good for', async () => {
	const account = made(await anna.asksForVk(coffee.id, key));
	expect(account).toMatchObject({
		...{ network: 'vk', kind: 'community', externalId: String(coffee.id), title: 'Кофейня' },
		...{ username: 'coffee', status: 'active', subscribers: 433 }
	});
	expect(can(account)).toMatchObject({ text: 'yes', photo: 'no', document: 'yes', poll: 'no', find: 'no' });
	const [kept] = await world.deps.db.select().from(accountSecrets);
	expect(kept?.sealed).toMatch(/^v1\./);
	expect(JSON.stringify([account, world.logged, kept])).not.toContain(key);
	expect(await anna.asksForVk('coffee', key)).toMatchObject({
		status: 409,
		body: { code: 'already_exists' }
	});
});

it('connects by a person’s own token, which can more', async () => {
	const account = made(await anna.asksForVk('coffee', own));
	expect(can(account)).toMatchObject({
		text: 'yes',
		photo: 'yes',
		video: 'untried',
		find: 'yes',
		stats: 'yes'
	});
});

it.each([
	['an unknown token', 'vk1.a.unknown', 'vk_token_invalid', /invalid access_token/],
	['a key without the wall', 'vk1.a.no-wall', 'vk_cannot_post', /right to the wall/],
	['another community’s key', 'vk1.a.another', 'vk_cannot_post', /another community/],
	['a person who is no editor', 'vk1.a.moderator', 'vk_cannot_post', /neither an editor/],
	['a service token', 'vk1.a.service', 'vk_token_invalid', /service token/]
])('refuses to connect by %s, and says what is missing', async (_, token, code, detail) => {
	const tea = vk.addCommunity({ name: 'Чайная' });
	coffee.team.set(5, 1);
	vk.addToken({ value: 'vk1.a.no-wall', kind: 'group', owner: coffee.id, scopes: new Set(['photos']) });
	vk.addToken({ value: 'vk1.a.another', kind: 'group', owner: tea.id });
	vk.addToken({ value: 'vk1.a.moderator', kind: 'user', owner: 5 });
	vk.addToken({ value: 'vk1.a.service', kind: 'service', owner: 0 });
	const answer = await anna.asksForVk(coffee.id, token);
	expect(answer).toMatchObject({ status: 422, body: { code, detail: expect.stringMatching(detail) } });
	expect(JSON.stringify(answer.body)).not.toContain(token);
});

it('says when VK cannot be reached, and asks no community that is closed', async () => {
	await vk.refuseConnections();
	expect(await anna.asksForVk(coffee.id, key)).toMatchObject({
		status: 503,
		body: { code: 'network_unreachable' }
	});
	await vk.listen();
	coffee.deactivated = 'banned';
	expect(await anna.asksForVk(coffee.id, key)).toMatchObject({
		...{ status: 422, body: { code: 'vk_cannot_post', detail: 'the community is banned' } }
	});
	expect(await anna.asksForVk('нет такого', key)).toMatchObject({
		status: 422,
		body: { code: 'validation_failed' }
	});
});

it('publishes words as VK takes them, with every wish', async () => {
	const account = await anna.vk(coffee, own);
	vk.moods.pictured.add('https://example.com/menu');
	const options = {
		...{ signed: true, markAsAds: true, copyright: 'https://example.com/source', pin: true },
		...{ link: 'https://example.com/menu', firstComment: 'Первый!', closeComments: true }
	};
	const post = await anna.writes('<b>Кофе</b> и <a href="https://example.com/">булочки</a>', [
		{ accountId: account.id, options }
	]);
	made(await anna.publishes(post));
	await world.passes('1m');
	const [out] = coffee.wall;
	expect(out).toMatchObject({
		text: 'Кофе и булочки (https://example.com/)',
		attachments: ['https://example.com/menu'],
		parameters: { from_group: '1', signed: '1', mark_as_ads: '1', copyright: 'https://example.com/source' },
		comments: [{ text: 'Первый!' }],
		areCommentsClosed: true
	});
	expect(coffee.pinned).toBe(out?.id);
	expect(await anna.publicationOf(post)).toMatchObject({
		...{ status: 'published', externalIds: [String(out?.id)] },
		url: `https://vk.com/wall-${coffee.id}_${out?.id}`
	});
});

it('lets go of a pin after its hours, and plans no poll with more answers than VK takes', async () => {
	const account = await anna.vk(coffee, own);
	const pinned = [{ accountId: account.id, options: { pin: true, pinHours: 3 } }];
	made(await anna.publishes(await anna.writes('Важно сегодня', pinned)));
	await world.passes('1m');
	expect(coffee.pinned).toBe(coffee.wall[0]?.id);
	await world.passes('3h');
	expect(coffee.pinned).toBeNull();
	const options = Array.from({ length: 11 }, (_, at) => `Ответ ${at}`);
	const poll = { question: 'Какой?', options, isMultiple: false, isAnonymous: true };
	expect(await anna.publishes(await anna.writes('Выбор', [account], { poll }))).toMatchObject({
		...{ status: 422, body: { code: 'poll_too_many_options' } }
	});
});

it('publishes pictures beside each other, as a carousel where that is wished', async () => {
	const account = await anna.vk(coffee, own);
	const [red, blue] = [await anna.picture('red'), await anna.picture('blue')];
	const media = [{ mediaId: red.id }, { mediaId: blue.id }];
	const post = await anna.writes('Две', [{ accountId: account.id, options: { carousel: true } }], { media });
	made(await anna.publishes(post));
	await world.passes('1m');
	expect(posted()).toMatchObject([
		{
			attachments: [expect.stringMatching(/^photo77_\d+$/), expect.stringMatching(/^photo77_\d+$/)],
			parameters: { primary_attachments_mode: 'carousel' }
		}
	]);
});

it('refuses to plan pictures for a community whose key cannot upload them', async () => {
	const account = await anna.vk(coffee, key);
	const { id: mediaId } = await anna.picture('red');
	const post = await anna.writes('Раз', [account], { media: [{ mediaId }] });
	expect(await anna.publishes(post)).toMatchObject({ status: 422, body: { code: 'token_lacks_media' } });
	const words = await anna.writes('Два', [account]);
	made(await anna.publishes(words));
	await world.passes('1m');
	expect(posted().map(({ text }) => text)).toEqual(['Два']);
});

it('foresees that a day holds more posts than VK takes, while there is time to move one', async () => {
	const account = made(await anna.asksForVk(coffee.id, own));
	const last = await anna.writes('Ещё один', [account]);
	await anna.plans(last, '2h');
	const { pool } = world.database;
	const went = async (count: number, minutesBefore: number) =>
		pool.query(
			`insert into posts select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
				'status', 'published', 'scheduled_at', p.scheduled_at - make_interval(mins => $3) * n))).*
			from posts p, generate_series(1, $2) n where p.id = $1`,
			[last.id, count, minutesBefore]
		);
	const foreseen = async () => {
		const { rows } = await pool.query<{ problems: { code: string }[] }>('select problems from preflights');
		return rows.flatMap(({ problems }) => problems.map(({ code }) => code));
	};
	await went(49, 10);
	await world.passes('91m');
	expect(await foreseen()).toEqual([]);
	// Some of these are from more than a day before.
	await went(2, 12 * 60 + 1);
	await anna.plans(last, '28m');
	await world.passes('1m');
	expect(await foreseen()).toEqual(['day_limit']);
});
