import { expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import { lengthOf } from '#sync/text/measure.ts';
import { written } from '#tests/kit/samples.ts';
import { objections, type CheckCode } from '../checks.ts';
import type { Content } from '../draft.svelte.ts';
import { fixesFor } from './fixes.ts';

const network: NetworkManifest = {
	...{ id: 'net', name: 'Net', hue: 1, rates: [], mediaKinds: ['image'], markup: 'rich', poll: 'message' },
	limits: {
		...{ text: 20, caption: 10, marks: 4, media: 2, bytes: {} as never },
		poll: {
			...{ question: 50, options: 2, option: 50, explanation: 50, isQuiz: false, anonymousIn: ['channel'] },
			openDays: 30
		}
	},
	...{ messages: { together: [['image']], isSeries: true }, canEdit: true, removableHours: 48, options: [] }
};
const feed: NetworkManifest = {
	...network,
	id: 'feed',
	limits: { ...network.limits, text: 500, caption: 500 },
	...{ messages: { together: [['image']], isSeries: false }, poll: null }
};
const at = '2026-11-23T09:00:00.000Z';
const account = (id: string, of = 'net', status: Account['status'] = 'active'): Account => ({
	...{ id, network: of, projectId: 'p', kind: 'channel', externalId: '1', title: id, username: null },
	...{ avatarUrl: null, status, statusReason: null, subscribers: null, connectedAt: at, abilities: null },
	...{ signature: '', updatedAt: at, writeId: 'w' }
});
const accounts = [account('a'), account('b', 'feed'), account('gone', 'net', 'disconnected')];
const manifests = new Map([network, feed].map((one) => [one.id, one]));
const around = {
	accounts,
	manifests,
	media: [],
	manner: { overflow: 'refuse' as const, utm: [] },
	publishAt: 0
};
const to = (...ids: string[]) => ids.map((accountId) => ({ accountId }));
const poll = { question: 'Как?', options: ['а', 'б', 'а', 'в'], isAnonymous: true, isMultiple: false };

/** Presses the first (or the named) mend of a code, and gives what stands against the post then. */
function mended(part: Partial<Content>, code: CheckCode, name?: string) {
	const content: Content = { ...written(), ...part };
	const same = objections(content, around).filter((one) => one.code === code);
	expect(same).not.toEqual([]);
	const fixes = fixesFor(same, { content, accounts, manifests, media: [], mayChangeProject: true });
	const fix = fixes.find((one) => name === undefined || one.name === name);
	if (!fix) throw new Error(`nothing mends ${code}`);
	const after = { ...content, ...fix.change?.() };
	const manner = { ...around.manner, overflow: fix.overflow ?? around.manner.overflow };
	return { after, left: objections(after, { ...around, manner }).map((one) => one.code) };
}

const long = 'Первое слово. Второе <b>слово</b> тут.';

it('splits a long text, or shortens it: the common one, or one channel’s own where others take it whole', () => {
	expect(mended({ html: long, targets: to('a') }, 'text_too_long', 'split').left).toEqual([]);
	const alone = mended({ html: long, targets: to('a') }, 'text_too_long', 'shorten');
	expect(alone).toMatchObject({ left: [], after: { html: 'Первое слово.…' } });
	const both = mended({ html: long, targets: to('a', 'b') }, 'text_too_long', 'shorten');
	expect(both).toMatchObject({ left: [], after: { html: long, targets: [{ html: 'Первое слово.…' }, {}] } });
	expect(lengthOf(both.after.targets[0]?.html ?? '')).toBeLessThanOrEqual(20);
});

it.each([
	[{ html: 'x', targets: to('gone', 'a') }, 'account_disconnected'],
	[{ html: 'x', targets: to('nobody', 'a') }, 'account_not_found'],
	[{ html: 'x', targets: [] }, 'no_targets'],
	[{ html: '<b>а</b> <i><u>б</u></i> <s>в</s> <b>г</b>', targets: to('a') }, 'too_many_marks'],
	[
		{ html: '<b>а</b>\n<blockquote><i>б</i> <u><s>в</s></u></blockquote>', targets: to('a') },
		'too_many_marks'
	],
	[{ html: 'x', targets: to('a', 'b'), poll: { ...poll, options: ['а', 'б'] } }, 'poll_unsupported'],
	[{ html: 'x', targets: to('a'), poll: { ...poll, options: ['а', 'б', 'а'] } }, 'poll_option_twice'],
	[{ html: 'x', targets: to('a'), poll: { ...poll, options: ['а', 'б', 'в'] } }, 'poll_too_many_options'],
	[{ html: 'x', targets: to('a'), poll: { ...poll, options: ['а'] } }, 'poll_incomplete'],
	[
		{
			html: 'x',
			targets: to('a'),
			poll: { ...poll, options: ['а', 'б'], closesAt: '1970-01-01T00:00:00.000Z' }
		},
		'poll_closes_early'
	],
	[
		{
			html: 'x',
			targets: to('a'),
			poll: { ...poll, options: ['а', 'б'], closesAt: '1970-02-01T00:00:00.000Z' }
		},
		'poll_closes_late'
	],
	[
		{ html: 'x', targets: to('a'), poll: { ...poll, options: ['а', 'б'], isAnonymous: false } },
		'poll_not_anonymous'
	],
	[
		{
			html: 'x',
			targets: to('a'),
			poll: { ...poll, options: ['а', 'б'], quiz: { correct: [0], explanation: '' } }
		},
		'quiz_unsupported'
	],
	[{ html: 'x', targets: to('a'), deleteAt: '2026-11-23T09:00:00.000Z' }, 'delete_too_late']
] as const)('mends by one press, so that nothing is left: %#', (part, code) => {
	expect(mended(part as Partial<Content>, code).left).toEqual([]);
});
