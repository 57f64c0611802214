import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MediaKind } from '#sync/records/media.ts';
import type { Poll } from '#sync/records/poll.ts';
import { sends } from '#tests/kit/outgoing.ts';
import { startVk, type Vk } from '#tests/kit/vk.ts';
import type { Community } from '#tests/kit/vk/state.ts';
import type { Ground } from '../../../grants/access-token.ts';
import type { Channel, Network, Outgoing, OutgoingMedium, Sent } from '../network.ts';
import { vk } from './vk.ts';

const own = 'vk1.a.simulated-token-of-a-person';
const soon = () => AbortSignal.timeout(10_000);
const noApp = { vkClientId: undefined, vkClientSecret: undefined, vkServiceToken: undefined };
const clock = { now: () => new Date() };

let there: Vk;
let community: Community;
let network: Network;
let channel: Channel;
let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'twexel-vk-'));
	there = await startVk();
	community = there.addCommunity({ name: 'Кофейня', team: [[7, 3]] });
	there.addToken({ value: own, kind: 'user', owner: 7 });
	const roots = { vkApiRoot: there.apiRoot, vkIdRoot: there.idRoot, publicUrl: 'http://twexel.test' };
	network = vk({ ...roots, ...noApp }, { clock } as Ground);
	const externalId = String(community.id);
	channel = { accountId: 'a', externalId, username: null, secret: `person:${own}` };
});
afterEach(async () => {
	await there.stop();
	await rm(folder, { recursive: true, force: true });
});

async function file(kind: MediaKind, mime: string, name: string, bytes = 5): Promise<OutgoingMedium> {
	const path = join(folder, name);
	await writeFile(path, Buffer.alloc(bytes, 1));
	return { mediaId: name, kind, mime, bytes, width: 10, height: 10, name, spoiler: false, path };
}

async function published(outgoing: Outgoing): Promise<Sent> {
	const outcome = await network.send(channel, outgoing, soon());
	if (outcome.is !== 'published') throw new Error(JSON.stringify(outcome));
	return outcome.sent;
}

it.each([
	['video', 'video/mp4', 'film.mp4', /^video-\d+_\d+$/],
	['animation', 'video/mp4', 'loop.mp4', /^video-\d+_\d+$/],
	['animation', 'image/gif', 'loop.gif', /^doc-\d+_\d+$/],
	['document', 'application/pdf', 'меню.pdf', /^doc-\d+_\d+$/],
	['image', 'image/png', 'cup.png', /^photo7_\d+$/]
] as const)('shows a file as what it is: %s %s', async (kind, mime, name, attached) => {
	await published(sends('С файлом', [await file(kind, mime, name)]));
	expect(community.wall).toMatchObject([
		{ text: 'С файлом', attachments: [expect.stringMatching(attached)] }
	]);
});

it.each(['image', 'document'] as const)(
	'says that a file is broken which VK cannot read: %s',
	async (kind) => {
		const empty = await file(kind, kind === 'image' ? 'image/png' : 'application/pdf', 'empty', 0);
		const outcome = await network.send(channel, sends('Пусто', [empty]), soon());
		expect(outcome).toMatchObject({ is: 'refused', code: 'media_unreadable' });
		expect(community.wall).toEqual([]);
	}
);

it('sends nothing of a post whose file is gone', async () => {
	const gone = { ...(await file('image', 'image/png', 'cup.png')), path: join(folder, 'nowhere') };
	const outcome = await network.send(channel, sends('Пропал', [gone]), soon());
	expect(outcome).toMatchObject({ is: 'refused', code: 'media_not_found' });
});

const poll: Poll = { question: 'Кофе?', options: ['Да', 'Нет'], isMultiple: false, isAnonymous: true };

it('hangs a poll on a post', async () => {
	const { part, ...rest } = sends('Вопрос');
	if (part.is !== 'message') throw new Error('not a message');
	await published({ ...rest, part: { ...part, poll } });
	expect(community.wall[0]?.attachments).toEqual([expect.stringMatching(/^poll-\d+_\d+$/)]);
});

it('changes the words of a post and keeps all that it shows', async () => {
	const outgoing = sends('Было', [await file('image', 'image/png', 'cup.png')], {
		options: { signed: true }
	});
	const sent = await published(outgoing);
	const before = community.wall[0]?.attachments;
	const change: Outgoing = { ...sends('Стало'), options: { signed: true } };
	expect(await network.edit(channel, change, sent, soon())).toEqual({ is: 'done' });
	expect(community.wall).toMatchObject([{ text: 'Стало', attachments: before, parameters: { signed: '1' } }]);
	expect(before).toHaveLength(1);
	community.wall = [];
	const outcome = await network.edit(channel, change, sent, soon());
	expect(outcome).toMatchObject({ is: 'refused', code: 'message_not_found' });
});

it('takes a post down, and finds it done the second time', async () => {
	const sent = await published(sends('Ненадолго'));
	there.fail('wall.delete', 'reset-after-accept');
	expect(await network.remove(channel, [sent], soon())).toMatchObject({ is: 'unknown' });
	expect(community.wall).toEqual([]);
	expect(await network.remove(channel, [sent], soon())).toEqual({ is: 'done' });
});

it('tells a post that may not be taken down from one that is gone, where VK says the same of both', async () => {
	const sent = await published(sends('Чужое'));
	const denied = { error: { error_code: 210, error_msg: "Access to wall's post denied" } };
	there.fail('wall.delete', denied);
	expect(await network.remove(channel, [sent], soon())).toMatchObject({
		...{ is: 'refused', code: 'token_lacks_right' }
	});
	community.wall = [];
	there.fail('wall.delete', denied);
	expect(await network.remove(channel, [sent], soon())).toEqual({ is: 'done' });
});

it('pins and lets go', async () => {
	const first = await published(sends('Главное'));
	const pin: Outgoing = { ...sends(''), part: { is: 'pin' }, first };
	await published(pin);
	expect(String(community.pinned)).toBe(first.externalIds[0]);
	expect(await network.verify(channel, pin, new Date(), soon())).toEqual({ is: 'absent' });
	expect(await network.unpin(channel, first, soon())).toEqual({ is: 'done' });
	expect(community.pinned).toBeNull();
});
