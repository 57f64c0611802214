import { expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { Media } from '#sync/records/media.ts';
import type { Overflow } from '#sync/records/project.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import { gapsOf, objections } from './checks.ts';

const network: NetworkManifest = {
	id: 'net',
	name: 'Net',
	hue: 240,
	limits: {
		text: 10,
		caption: 5,
		media: 1,
		bytes: { image: 1000, video: 1000, animation: 1000, document: 0, audio: 0 }
	},
	rates: [],
	mediaKinds: ['image'],
	markup: 'rich',
	messages: { together: [['image']], isSeries: true },
	canEdit: true,
	removableHours: 48,
	poll: null,
	options: ['silent']
};
const channel: Account = {
	id: 'a1',
	projectId: 'p1',
	network: 'net',
	kind: 'channel',
	externalId: '1',
	title: 'Канал',
	username: null,
	avatarUrl: null,
	status: 'active',
	statusReason: null,
	abilities: null,
	signature: '',
	subscribers: null,
	connectedAt: '2026-11-22T09:00:00.000Z',
	updatedAt: '2026-11-22T09:00:00.000Z',
	writeId: 'w'
};
const picture: Media = {
	id: 'm1',
	projectId: 'p1',
	kind: 'image',
	mime: 'image/webp',
	bytes: 900,
	width: 10,
	height: 10,
	duration: null,
	name: 'a.webp',
	alt: '',
	tags: [],
	hash: '',
	sourceHash: '',
	url: '/m',
	thumbUrl: null,
	createdBy: 'u1',
	createdAt: '2026-11-22T09:00:00.000Z',
	updatedAt: '2026-11-22T09:00:00.000Z',
	writeId: 'w'
};
const around = {
	accounts: [channel],
	manifests: new Map([['net', network]]),
	media: [picture],
	manner: { overflow: 'refuse' as Overflow, utm: [] },
	publishAt: 0
};
const to = [{ accountId: 'a1' }];
type Written = Parameters<typeof objections>[0];
const codes = (
	post: Omit<Written, 'poll' | 'deleteAt'> & Partial<Written>,
	over: Partial<typeof around> = {}
) =>
	objections({ poll: null, deleteAt: null, ...post }, { ...around, ...over }).map(({ code, amount }) => [
		code,
		amount
	]);

it('has nothing against a post that fits', () => {
	expect(codes({ html: '<b>десять бук</b>', media: [], targets: to })).toEqual([]);
	expect(codes({ html: '', media: [{ mediaId: 'm1' }], targets: to })).toEqual([]);
});

it('wants something to send and somewhere to send it', () => {
	expect(codes({ html: ' \n', media: [], targets: [] })).toEqual([
		['empty_post', 0],
		['no_targets', 0]
	]);
});

it('counts a caption by its own limit, and says how much is too much', () => {
	expect(codes({ html: 'двенадцать..', media: [], targets: to })).toEqual([['text_too_long', 2]]);
	expect(codes({ html: 'семь...', media: [{ mediaId: 'm1' }], targets: to })).toEqual([
		['caption_too_long', 2]
	]);
});

it('has nothing against a long text where the project has it split', () => {
	const post = { html: 'двенадцать..', media: [], targets: to };
	expect(codes(post, { manner: { overflow: 'split', utm: [] } })).toEqual([]);
});

it('names variables that nobody has filled in, of texts that are sent at all', () => {
	const gaps = (post: Partial<Written>) =>
		gapsOf({ html: 'Привет, {{имя}}', media: [], poll: null, targets: to, deleteAt: null, ...post });
	expect(gaps({})).toEqual(['имя']);
	expect(gaps({ targets: [{ accountId: 'a1', html: 'До {{день}}' }] })).toEqual(['день']);
	expect(gaps({ html: '', targets: [{ accountId: 'a1', options: { firstComment: '{{имя}}' } }] })).toEqual([
		'имя'
	]);
	expect(gaps({ html: '{не} {{1}}' })).toEqual([]);
});

it('says which hour of deletion a network would not keep', () => {
	const post = { html: 'x', media: [], targets: to };
	const deletedAfter = (hours: number) => new Date(hours * 3_600_000).toISOString();
	expect(codes({ ...post, deleteAt: deletedAfter(48) })).toEqual([]);
	expect(codes({ ...post, deleteAt: deletedAfter(49) })).toEqual([['delete_too_late', 48]]);
	expect(codes({ ...post, deleteAt: deletedAfter(0) })).toEqual([['delete_before_publish', 48]]);
});

it('counts a channel’s own text in place of the common one', () => {
	expect(
		codes({ html: 'длинный общий текст', media: [], targets: [{ accountId: 'a1', html: 'короче' }] })
	).toEqual([]);
});

it('looks at kinds, sizes and numbers of files', () => {
	const video: Media = { ...picture, id: 'm2', kind: 'video', bytes: 2000 };
	const post = { html: '', media: [{ mediaId: 'm1' }, { mediaId: 'm2' }], targets: to };
	expect(codes(post, { media: [picture, video] })).toEqual([['media_kind_unsupported', 0]]);
	const heavy: Media = { ...picture, id: 'm2', bytes: 1001 };
	expect(codes(post, { media: [picture, heavy] })).toEqual([['media_too_large', 1000]]);
	const one = { ...network, messages: { ...network.messages, isSeries: false } };
	const manifests = new Map([['net', one]]);
	expect(codes(post, { manifests })).toEqual([['too_many_media', 1]]);
});

it('names channels that are gone or disconnected', () => {
	expect(codes({ html: 'x', media: [], targets: [{ accountId: 'other' }] })).toEqual([
		['account_not_found', 0]
	]);
	const disconnected: Account = { ...channel, status: 'disconnected' };
	expect(codes({ html: 'x', media: [], targets: to }, { accounts: [disconnected] })).toEqual([
		['account_disconnected', 0]
	]);
});

it('holds nothing against a network whose manifest is not on the device yet', () => {
	expect(codes({ html: 'двенадцать букв', media: [], targets: to }, { manifests: new Map() })).toEqual([]);
});
