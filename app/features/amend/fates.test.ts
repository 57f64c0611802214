import { expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Publication } from '#sync/records/publication.ts';
import { written } from '#tests/kit/samples.ts';
import { fateOfRemoval, fateOfWords, type Channel } from './fates.ts';

const at = '2026-11-23T09:00:00.000Z';
const hour = 3_600_000;
const account: Account = {
	...{ id: 'a', network: 'net', projectId: 'p', kind: 'channel', externalId: '1', title: 'Канал' },
	...{ username: null, avatarUrl: null, status: 'active', statusReason: null, subscribers: null },
	...{ connectedAt: at, abilities: null, signature: '', updatedAt: at, writeId: 'w' }
};
const publication: Publication = {
	...{ id: 'p', projectId: 'r', postId: 'o', accountId: 'a', status: 'published', dueAt: at },
	...{ externalIds: ['7'], url: null, publishedAt: at, deletedAt: null, attempts: [], ahead: [] },
	...{ updatedAt: at, writeId: 'w' }
};
const bytes = { image: 1, video: 1, animation: 1, document: 1, audio: 1 };
const manifest: NetworkManifest = {
	...{ id: 'net', name: 'Net', hue: 0, markup: 'rich', poll: null, canEdit: true, removableHours: 48 },
	limits: { text: 10, caption: 5, media: 1, bytes },
	...{ rates: [], mediaKinds: ['image'], messages: { together: [['image']], isSeries: true }, options: [] }
};
const channel: Channel = { account, manifest, publication };
const before = written({ html: 'Было', targets: [{ accountId: 'a' }] });

it('says of other words whether a channel can take them', () => {
	const fate = (html: string, over: Partial<Channel> = {}, overflow: 'refuse' | 'split' = 'refuse') =>
		fateOfWords(
			before,
			{ ...before, html },
			{ ...channel, ...over },
			{
				media: [],
				manner: { overflow, utm: [] }
			}
		);
	expect(fate('Стало')).toEqual({ is: 'changes', isNo: false });
	expect(fate('Было')).toEqual({ is: 'stays', isNo: false });
	expect(fate('Стало длиннее')).toEqual({ is: 'misfit', code: 'text_too_long', amount: 3, isNo: true });
	expect(fate('Стало длиннее', {}, 'split')).toEqual({ is: 'reshaped', isNo: true });
	expect(fate('Стало', { manifest: { ...manifest, canEdit: false } })).toEqual({ is: 'fixed', isNo: true });
	const failed: Publication = { ...publication, status: 'failed', externalIds: [] };
	expect(fate('Стало', { publication: failed })).toEqual({ is: 'absent', isNo: false });
	const begun: Publication = { ...publication, status: 'failed' };
	expect(fate('Стало', { publication: begun })).toEqual({ is: 'part_stays', isNo: false });
});

it('says of other buttons whether a channel has them', () => {
	const buttons = [[{ text: 'Меню', url: 'https://menu.example/' }]];
	const after = { ...before, targets: [{ accountId: 'a', options: { buttons } }] };
	const fate = (options: NetworkManifest['options']) =>
		fateOfWords(
			before,
			after,
			{ ...channel, manifest: { ...manifest, options } },
			{ media: [], manner: { overflow: 'refuse', utm: [] } }
		).is;
	expect(fate(['buttons'])).toBe('changes');
	expect(fate([])).toBe('stays');
});

it('says of a deletion whether the network still lets it be done', () => {
	const fate = (isKept: boolean, hours: number, over: Partial<Channel> = {}) =>
		fateOfRemoval({ ...channel, ...over }, isKept, Date.parse(at) + hours * hour).is;
	expect(fate(false, 48)).toBe('goes');
	expect(fate(false, 49)).toBe('too_old');
	expect(fate(false, 49, { manifest: { ...manifest, removableHours: null } })).toBe('goes');
	expect(fate(true, 49)).toBe('stays');
	expect(fate(false, 1, { publication: { ...publication, status: 'needs_review' } })).toBe('unclear');
	const begun: Publication = { ...publication, status: 'failed' };
	expect(fate(false, 1, { publication: begun })).toBe('goes');
	expect(fate(false, 49, { publication: begun })).toBe('too_old');
	expect(fate(false, 1, { publication: { ...begun, externalIds: [] } })).toBe('absent');
});
