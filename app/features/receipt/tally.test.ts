import { expect, it } from 'vitest';
import type { Publication } from '#sync/records/publication.ts';
import { byUrgency, tally } from './tally.ts';

const channel = (accountId: string, status?: Publication['status']) => ({
	accountId,
	account: undefined,
	// The cast: only its status is asked for.
	publication: status && ({ status } as Publication)
});
const channels = [
	channel('a', 'published'),
	channel('b', 'failed'),
	channel('c'),
	channel('d', 'published'),
	channel('e', 'needs_review')
];

it('counts the channels by what became of them, trouble first', () => {
	expect(tally(channels)).toEqual([
		['failed', 1],
		['needs_review', 1],
		['pending', 1],
		['published', 2]
	]);
});

it('lists trouble first, and else as they were', () => {
	expect(byUrgency(channels).map(({ accountId }) => accountId)).toEqual(['b', 'e', 'c', 'a', 'd']);
});
