import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { remedyFor } from '#app/features/receipt/channels.ts';
import { en } from '#app/lib/words/en.ts';
import { ru } from '#app/lib/words/ru.ts';
import type { Account } from '#sync/records/account.ts';
import { Desk, made } from '../kit/desk.ts';
import { startVk, type Vk } from '../kit/vk.ts';
import type { Fault } from '../kit/vk/faults.ts';
import type { Community } from '../kit/vk/state.ts';
import { newWorld, type World } from '../kit/world.ts';

const key = 'vk1.a.simulated-key-of-a-community';
const own = 'vk1.a.simulated-token-of-a-person';

let vk: Vk;
let world: World;
let anna: Desk;
/** One community by a person's token, one by its own key: connected once, because VK is asked at the pace that it allows. */
let coffee: Community;
let tea: Community;
let account: Account;
let byKey: Account;
beforeAll(async () => {
	vk = await startVk(() => world.clock.now());
	world = await newWorld({ env: { VK_API_ROOT: vk.apiRoot } });
	anna = await Desk.of(world);
	coffee = vk.addCommunity({ name: 'Кофейня', screenName: 'coffee', team: [[77, 3]] });
	tea = vk.addCommunity({ name: 'Чайная', screenName: 'tea' });
	vk.addToken({ value: own, kind: 'user', owner: 77 });
	vk.addToken({ value: key, kind: 'group', owner: tea.id });
	[account, byKey] = [await anna.vk(coffee, own), await anna.vk(tea, key)];
});
afterEach(() => {
	vk.heal();
	vk.accepted.length = 0;
	Object.assign(vk.moods, { captcha: null });
	for (const community of [coffee, tea]) community.wall = [];
});
afterAll(async () => {
	await world.end();
	await vk.stop();
});

const no = (error_code: number, error_msg: string): Fault => ({ error: { error_code, error_msg } });
const wall = ({ wall }: Community = coffee) => wall.map(({ text }) => text);
const accountNow = async () =>
	made(await anna.person.get<{ items: Account[] }>(`/api/accounts?projectId=${anna.project.id}`)).items[0];

const posted = 'Access to adding post denied';
const lacking = 'One of the parameters specified was missing or invalid';

/** VK's number and words, our word for it, what becomes of the channel, and the next step (spec: services.md, 2.3). */
it.each([
	[5, 'User authorization failed: invalid access_token (4).', 'vk_token_invalid', 'attention', 'channel'],
	[5, 'User authorization failed: access_token has expired.', 'vk_token_invalid', 'attention', 'channel'],
	[7, 'Permission to perform this action is denied', 'vk_cannot_post', 'attention', 'channel'],
	[9, 'Flood control', 'flood_control', 'active', 'retry'],
	[15, 'Access denied: no access to call this method', 'vk_cannot_post', 'attention', 'channel'],
	[17, 'Validation required', 'confirmation_needed', 'attention', 'answer'],
	[18, 'User was deleted or banned', 'channel_blocked', 'attention', 'channel'],
	[
		20,
		'Permission to perform this action is denied for non-standalone applications',
		'vk_cannot_post',
		'attention',
		'channel'
	],
	[24, 'Confirmation required', 'network_refused', 'active', 'retry'],
	[
		27,
		'Group authorization failed: method is unavailable with group auth.',
		'vk_cannot_post',
		'attention',
		'channel'
	],
	[28, 'Application authorization failed', 'vk_cannot_post', 'attention', 'channel'],
	[29, 'Rate limit reached', 'call_limit', 'active', 'retry'],
	[100, `${lacking}: link_photo_sizing_rule`, 'link_without_picture', 'active', 'post'],
	[100, `${lacking}: message is too long`, 'text_too_long', 'active', 'post'],
	[100, `${lacking}: too many attachments`, 'too_many_media', 'active', 'post'],
	[100, `${lacking}: from_group is incorrect`, 'network_refused', 'active', 'retry'],
	[125, 'Invalid group id', 'channel_not_found', 'attention', 'channel'],
	[129, 'Invalid photo', 'media_unreadable', 'active', 'post'],
	[214, posted, 'vk_cannot_post', 'attention', 'channel'],
	[214, `${posted}: you can only add 50 posts a day`, 'day_limit', 'active', 'retry'],
	[214, `${posted}: cannot postpone post`, 'network_refused', 'active', 'retry'],
	[219, 'Advertisement post was recently added', 'ads_limit', 'active', 'retry'],
	[222, 'Hyperlinks are forbidden', 'links_forbidden', 'active', 'post'],
	[224, 'Too many ads posts', 'ads_limit', 'active', 'retry'],
	[3102, "Specified link is incorrect (can't find source)", 'source_link_unknown', 'active', 'post'],
	[3609, 'Token extension required', 'vk_token_invalid', 'attention', 'channel'],
	[3610, 'User is deactivated', 'channel_blocked', 'attention', 'channel']
])('takes a definite no for one: %i %s', async (code, words, reason, accountStatus, remedy) => {
	const post = await anna.writes('Нет', [account]);
	vk.fail('wall.post', no(code, words));
	made(await anna.publishes(post));
	await world.passes('1m');
	const failed = await anna.publicationOf(post);
	expect(failed).toMatchObject({
		status: 'failed',
		attempts: [{ outcome: 'refused', code: reason, message: words }]
	});
	expect((await anna.looksAt(post)).status).toBe('failed');
	expect(await accountNow()).toMatchObject({
		...{ status: accountStatus, statusReason: accountStatus === 'active' ? null : reason }
	});
	const own = world.deps.networks.get('vk')?.face.refusals[reason];
	expect(remedyFor(reason, own)).toBe(remedy);
	const { ru: inRussian, en: inEnglish } = own?.because ?? {
		...{ ru: ru.receipt.because[reason], en: en.receipt.because[reason] }
	};
	expect([inRussian, inEnglish]).toEqual([expect.stringMatching(/[.!]$/), expect.stringMatching(/[.!]$/)]);
	expect(wall()).toEqual([]);

	made(await anna.person.post(`/api/publications/${failed.id}/retry`));
	await world.passes('1m');
	expect(wall()).toEqual(['Нет']);
	expect(await accountNow()).toMatchObject({ status: 'active', statusReason: null });
});

it.each([
	[6, 'Too many requests per second', 'too_many_requests', '5s'],
	[214, `${posted}: a post is already scheduled for this time`, 'slot_taken', '65s']
])('sends again what VK only puts off: %i %s', async (code, words, reason, pause) => {
	const post = await anna.writes('Позже', [account]);
	vk.fail('wall.post', no(code, words));
	made(await anna.publishes(post));
	await world.passes(pause);
	expect(wall()).toEqual(['Позже']);
	const { attempts } = await anna.publicationOf(post);
	expect(attempts).toMatchObject([{ outcome: 'not_sent', code: reason }, { outcome: 'published' }]);
	expect(ru.receipt.because[reason]).toBeDefined();
});

it.each(['photos.getWallUploadServer', 'photos.saveWallPhoto'])(
	'has sent nothing where a picture could not be brought: %s',
	async (method) => {
		const { id: mediaId } = await anna.picture('red');
		const post = await anna.writes('С картинкой', [account], { media: [{ mediaId }] });
		vk.fail(
			method,
			'reset-after-accept',
			no(10, 'Internal server error'),
			'500-before',
			no(22, 'Upload error')
		);
		made(await anna.publishes(post));
		await world.passes('5m');
		expect(wall()).toEqual(['С картинкой']);
		const outcomes = (await anna.publicationOf(post)).attempts.map(({ outcome }) => outcome);
		expect(outcomes).toEqual(['not_sent', 'not_sent', 'not_sent', 'not_sent', 'published']);
	}
);

it('says that it is the key which may not upload, and leaves the channel to its words', async () => {
	const { id: mediaId } = await anna.picture('red');
	const post = await anna.writes('С картинкой', [account], { media: [{ mediaId }] });
	vk.fail('photos.getWallUploadServer', no(27, 'Group authorization failed'));
	made(await anna.publishes(post));
	await world.passes('1m');
	expect(await anna.publicationOf(post)).toMatchObject({
		...{ status: 'failed', attempts: [{ outcome: 'refused', code: 'token_lacks_media' }] }
	});
	expect(await accountNow()).toMatchObject({ status: 'active' });
});

const lost = [
	'reset-after-accept',
	'500-after-accept',
	'truncated-json-after-accept',
	'null-after-accept'
] as const;
const never = ['reset-before', '500-before', 'html-200'] as const;

it.each([...lost, ...never].flatMap((fault) => [[fault, 'person'] as const, [fault, 'key'] as const]))(
	'F5: has a post once, and only once, whose answer was lost: %s by a %s',
	async (fault, by) => {
		const [community, channel] = by === 'key' ? [tea, byKey] : [coffee, account];
		const post = await anna.writes('<b>Ответ</b> потерян', [channel]);
		vk.fail('wall.post', fault);
		made(await anna.publishes(post));
		await world.passes('3m');
		expect(wall(community)).toEqual(['Ответ потерян']);
		expect(vk.accepted.filter(({ method }) => method === 'wall.post')).toHaveLength(1);
		expect(await anna.publicationOf(post)).toMatchObject({
			...{ status: 'published', externalIds: [String(community.wall[0]?.id)] }
		});
	}
);

it.each([1, 10])('looks before it sends again where VK has its own trouble: %i', async (code) => {
	const post = await anna.writes('Беда', [account]);
	vk.fail('wall.post', no(code, 'Internal server error'));
	made(await anna.publishes(post));
	await world.passes('3m');
	expect(wall()).toEqual(['Беда']);
	const { attempts } = await anna.publicationOf(post);
	expect(attempts.map(({ outcome }) => outcome)).toEqual(['unknown', 'absent', 'published']);
});

it('asks a person once VK has forgotten the key, and nobody can look at the wall', async () => {
	const post = await anna.writes('Вышло ли?', [byKey]);
	vk.fail('wall.post', 'reset-after-accept', ...Array.from({ length: 20 }, () => '500-before' as const));
	made(await anna.publishes(post));
	await world.passes('15m');
	expect((await anna.publicationOf(post)).status).toBe('needs_review');
	await world.passes('2h');
	expect(wall(tea)).toEqual(['Вышло ли?']);
	expect(vk.accepted).toHaveLength(1);
});

it('keeps a post from going out when a worker dies on either side of the call', async () => {
	for (const [at, when] of (['before sending', 'after sending'] as const).entries()) {
		const post = await anna.writes(`Раз ${at}`, [account]);
		made(await anna.publishes(post));
		await anna.losesItsWorker(post, when);
		await world.passes('3m');
		expect((await anna.publicationOf(post)).status).toBe('published');
	}
	expect(wall()).toEqual(['Раз 0', 'Раз 1']);
});

it('shows a captcha to a person, and sends with the answer', async () => {
	const post = await anna.writes('Я не робот', [account]);
	vk.moods.captcha = { sid: '804200117', key: 'кофе' };
	made(await anna.publishes(post));
	await world.passes('1m');
	const asked = await anna.publicationOf(post);
	expect(asked).toMatchObject({
		status: 'failed',
		attempts: [{ code: 'captcha_needed', challenge: { id: '804200117', page: null } }]
	});
	expect(await accountNow()).toMatchObject({ status: 'attention', statusReason: 'captcha_needed' });
	const picture = await anna.person.get(`/api/publications/${asked.id}/challenge`);
	expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/gif']);
	const boris = await world.person('boris');
	expect((await boris.get(`/api/publications/${asked.id}/challenge`)).status).toBe(404);

	const answers = async (text: string) => {
		const answer = { challengeId: '804200117', text };
		made(await anna.person.post(`/api/publications/${asked.id}/retry`, { answer }));
		await world.passes('1m');
		return (await anna.publicationOf(post)).status;
	};
	expect(await answers('чай')).toBe('failed');
	expect(await answers('кофе')).toBe('published');
	expect(wall()).toEqual(['Я не робот']);
	expect(await accountNow()).toMatchObject({ status: 'active' });
});

it('looks for the picture of a captcha nowhere inside, whatever the network says', async () => {
	const post = await anna.writes('Я не робот', [account]);
	const challenge = { captcha_sid: '1', captcha_img: 'http://169.254.169.254/latest/meta-data/picture.gif' };
	vk.fail('wall.post', { error: { error_code: 14, error_msg: 'Captcha needed', ...challenge } });
	made(await anna.publishes(post));
	await world.passes('1m');
	const asked = await anna.publicationOf(post);
	expect(await anna.person.get(`/api/publications/${asked.id}/challenge`)).toMatchObject({
		status: 503,
		body: { code: 'network_unreachable' }
	});
});

it('names the page where VK wants to see a person', async () => {
	const post = await anna.writes('Я не робот', [account]);
	const redirect_uri = 'https://id.vk.com/not_robot_captcha?domain=vk.com&session_token=abc';
	vk.fail('wall.post', {
		error: { error_code: 14, error_msg: 'Captcha needed', captcha_sid: '1', captcha_img: '', redirect_uri }
	});
	made(await anna.publishes(post));
	await world.passes('1m');
	expect(await anna.publicationOf(post)).toMatchObject({
		attempts: [{ code: 'captcha_needed', challenge: { page: redirect_uri } }]
	});
});

it('keeps to fifty posts a day, and says so', async () => {
	for (let id = 1; id <= 50; id++) {
		coffee.wall.push({
			...{ id, text: '', at: world.clock.now(), attachments: [], parameters: {} },
			...{ comments: [], areCommentsClosed: false }
		});
	}
	const post = await anna.writes('Пятьдесят первый', [account]);
	made(await anna.publishes(post));
	await world.passes('1m');
	expect((await anna.publicationOf(post)).attempts).toMatchObject([
		{ outcome: 'refused', code: 'day_limit' }
	]);
	await world.passes('1d');
	made(await anna.person.post(`/api/publications/${(await anna.publicationOf(post)).id}/retry`));
	await world.passes('1m');
	expect(wall().at(-1)).toBe('Пятьдесят первый');
});
