import { expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { Target } from '#sync/records/post.ts';
import { alike, ownText, withText } from './variants.ts';

const account = (id: string, network: string): Account => ({
	...{ id, network, projectId: 'p', kind: 'channel', externalId: id, title: id, username: null },
	...{
		avatarUrl: null,
		status: 'active',
		statusReason: null,
		subscribers: null,
		abilities: null,
		signature: ''
	},
	...{ connectedAt: '2026-11-22T09:00:00.000Z', updatedAt: '2026-11-22T09:00:00.000Z', writeId: 'w' }
});
const accounts = [account('a', 'x'), account('b', 'x'), account('c', 'y')];
const targets: Target[] = [
	{ accountId: 'a' },
	{ accountId: 'b', options: { pin: true } },
	{ accountId: 'c' }
];

it('gives one channel a text of its own, and the common one back', () => {
	const own = withText(targets, 'b', 'Своё');
	expect(ownText(own, 'b')).toBe('Своё');
	expect(ownText(own, 'a')).toBeUndefined();
	expect(withText(own, 'b', undefined)).toEqual(targets);
});

it('shows channels together that are sent the same in the same way', () => {
	const shown = (all: Target[]) =>
		alike(all, accounts).map(({ first, others }) => [first, ...others].map(({ id }) => id).join(' '));
	expect(shown(targets)).toEqual(['a', 'b', 'c']);
	expect(shown([{ accountId: 'a' }, { accountId: 'b' }, { accountId: 'c' }])).toEqual(['a b', 'c']);
	expect(shown(withText([{ accountId: 'a' }, { accountId: 'b' }], 'b', ''))).toEqual(['a', 'b']);
	expect(shown([{ accountId: 'gone' }])).toEqual([]);
});
