import { expect, it } from 'vitest';
import { contentHash } from '#sync/approval.ts';
import { boris, noon, written } from '#tests/kit/samples.ts';
import { lacksApproval, standingOf } from './standing.ts';

const draft = written({ html: 'Скидки', status: 'review' });
const approval = { by: boris, client: null, at: noon, hash: contentHash(draft) };

it('calls a post approved until it is planned, and then by its plan', () => {
	expect(standingOf(draft)).toBe('review');
	expect(standingOf({ ...draft, approval })).toBe('approved');
	expect(standingOf({ ...draft, approval, status: 'scheduled' })).toBe('scheduled');
});

it('misses an approval only where the project wants one, and of just what the post says', () => {
	expect(lacksApproval(draft, { approvalRequired: false })).toBe(false);
	expect(lacksApproval(draft, { approvalRequired: true })).toBe(true);
	expect(lacksApproval({ ...draft, approval }, { approvalRequired: true })).toBe(false);
	expect(lacksApproval({ ...draft, approval, html: 'Иначе' }, { approvalRequired: true })).toBe(true);
});
