import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { Project } from '#sync/records/project.ts';
import { botToken, Desk, made, pointTo } from '../kit/desk.ts';
import { edit, Replica } from '../kit/replica.ts';
import type { Person } from '../kit/person.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

/** What a project and a channel add to whatever goes out: chosen with no network, and sent. */

let telegram: Telegram;
let world: World;
let anna: Desk;
let channel: Account;
beforeEach(async () => {
	telegram = await startTelegram(() => world.clock.now());
	telegram.addBot(botToken);
	world = await newWorld({ env: pointTo(telegram) });
	anna = await Desk.of(world);
	channel = await anna.telegram(telegram.addChannel({ title: 'Кофейня', username: 'coffee', bot: botToken }));
});
afterEach(async () => {
	await world.end();
	await telegram.stop();
});

const rule = {
	network: 'telegram',
	source: '{{channel}}',
	medium: 'social',
	campaign: '',
	content: '',
	term: ''
};

async function onDevice(person: Person, name: 'projects' | 'accounts', id: string) {
	const device = new Replica(person);
	await device.pulls(name);
	const seen = device.held.get(id);
	if (!seen) throw new Error(`the device holds no ${id}`);
	return { device, seen };
}

async function signs(signature: string, person = anna.person) {
	const { device, seen } = await onDevice(person, 'accounts', channel.id);
	return device.pushes('accounts', [edit(seen, { signature })]);
}

async function changesProject(part: Partial<Project>) {
	const { device, seen } = await onDevice(anna.person, 'projects', anna.project.id);
	return device.pushes('projects', [edit(seen, part)]);
}

it('signs a post and marks its links, as the preview of the server says, and changes its words alike', async () => {
	expect(await signs('<a href="https://t.me/coffee">Кофейня</a>')).toEqual([]);
	expect(await changesProject({ utm: [{ ...rule, hosts: [] }] })).toEqual([]);
	const post = await anna.writes('Меню: shop.example.com', [channel]);
	const marked = 'https://shop.example.com?utm_source=coffee&amp;utm_medium=social';
	const signature = '<a href="https://t.me/coffee">Кофейня</a>';
	const expected = `Меню: <a href="${marked}">shop.example.com</a>\n\n${signature}`;
	const preview = await anna.person.get(`/api/posts/${post.id}/preview?accountId=${channel.id}`);
	expect(preview.body).toMatchObject({ parts: [{ html: expected }] });
	made(await anna.publishes(post));
	await world.passes('1s');
	expect(telegram.accepted).toMatchObject([{ text: 'Меню: shop.example.com\n\nКофейня' }]);
	expect(telegram.accepted[0]?.parameters['text']).toBe(expected);

	// What the project wants by now does not matter to what is out.
	expect(await signs('Другая')).toEqual([]);
	made(await anna.person.put(`/api/posts/${post.id}`, { html: 'Карта: shop.example.com' }));
	await world.passes('5s');
	expect(telegram.accepted).toMatchObject([{ text: 'Карта: shop.example.com\n\nКофейня' }]);
});

it('leaves both out where the post says so', async () => {
	await signs('Кофейня');
	await changesProject({ utm: [{ ...rule, hosts: [] }] });
	const options = { withoutSignature: true, withoutUtm: true };
	const post = await anna.writes('shop.example.com', [{ accountId: channel.id, options }]);
	made(await anna.publishes(post));
	await world.passes('1s');
	expect(telegram.accepted[0]?.parameters['text']).toBe('shop.example.com');
});

it('counts the signature where there is too little room', async () => {
	await signs('Кофейня');
	const post = await anna.writes('я'.repeat(4095), [channel]);
	expect(await anna.publishes(post)).toMatchObject({ status: 422, body: { code: 'text_too_long' } });
});

it('takes of a signature what a post may hold, and nothing else that a device changes of a channel', async () => {
	expect(await signs('<b>К</b><script>1</script>')).toMatchObject([{ signature: '<b>К</b>' }]);
	const { device, seen } = await onDevice(anna.person, 'accounts', channel.id);
	expect(await device.pushes('accounts', [edit(seen, { title: 'Моё', signature: 'x' })])).toMatchObject([
		{ title: 'Кофейня', signature: '<b>К</b>' }
	]);
	const author = await world.person('boris');
	await anna.person.invites(author, anna.project, 'author');
	expect(await signs('чужая', author)).toMatchObject([{ signature: '<b>К</b>' }]);
	expect((await author.put(`/api/accounts/${channel.id}`, { signature: 'x' })).status).toBe(403);
	const answer = await anna.person.put<Account>(`/api/accounts/${channel.id}`, { signature: 'По API' });
	expect(made(answer).signature).toBe('По API');
});

it('keeps groups of hashtags, and refuses what is none', async () => {
	const hashtagGroups = [{ name: 'Кофе', tags: ['#кофе', '#utro@coffee'] }];
	expect(await changesProject({ hashtagGroups })).toEqual([]);
	const { seen } = await onDevice(anna.person, 'projects', anna.project.id);
	expect(seen).toMatchObject({ hashtagGroups });
	for (const tags of [[], ['кофе'], ['#два слова']])
		expect(await changesProject({ hashtagGroups: [{ name: 'x', tags }] })).toMatchObject([{ hashtagGroups }]);
	const call = { utm: [{ ...rule, hosts: ['не сайт'] }] };
	expect((await anna.person.put(`/api/projects/${anna.project.id}`, call)).status).toBe(422);
});
