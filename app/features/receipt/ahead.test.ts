import { expect, it } from 'vitest';
import type { Attempt, Publication } from '#sync/records/publication.ts';
import { changedAt, doings } from './ahead.ts';

const now = '2026-11-23T09:00:00.000Z';
const later = '2026-11-23T12:00:00.000Z';
const out: Publication = {
	...{ id: 'p', projectId: 'r', postId: 'o', accountId: 'a', status: 'published', dueAt: now },
	...{ externalIds: ['7'], url: null, publishedAt: now, deletedAt: null, attempts: [], ahead: [] },
	...{ updatedAt: now, writeId: 'w' }
};
const tried = (outcome: Attempt['outcome'], act: Attempt['act'] = 'edit'): Attempt => ({
	...{ at: now, part: 0, act, outcome }
});
const short = (publication: Partial<Publication>) =>
	doings({ ...out, ...publication }, now).map(({ is, act }) => `${act} ${is}`);

it('tells what is planned from what is being done', () => {
	expect(short({ ahead: [{ act: 'remove', dueAt: later, tries: 0 }] })).toEqual(['remove planned']);
	expect(short({ ahead: [{ act: 'edit', dueAt: now, tries: 0 }] })).toEqual(['edit under_way']);
});

it('says that something is tried again, or was given up', () => {
	const attempts = [tried('not_sent')];
	expect(short({ attempts, ahead: [{ act: 'edit', dueAt: later, tries: 1 }] })).toEqual(['edit again']);
	expect(short({ attempts: [tried('refused')] })).toEqual(['edit given_up']);
	expect(short({ attempts: [tried('refused'), tried('done')] })).toEqual([]);
	expect(short({ attempts: [tried('refused', 'unpin'), tried('done')] })).toEqual(['unpin given_up']);
});

it('says that a pin or a comment was refused, until it is there', () => {
	const refused = { ...tried('refused', 'send'), part: 1 };
	expect(short({ attempts: [tried('published', 'send'), refused] })).toEqual(['send given_up']);
	const mended = { ...tried('published', 'send'), part: 1 };
	expect(short({ attempts: [tried('published', 'send'), refused, mended] })).toEqual([]);
	expect(short({ attempts: [tried('refused', 'send'), tried('published', 'send')] })).toEqual([]);
});

it('has nothing to say of what is not out, or no longer', () => {
	expect(short({ status: 'deleted', attempts: [tried('refused')] })).toEqual([]);
});

it('knows when the words were last changed', () => {
	expect(changedAt({ attempts: [tried('done'), { ...tried('done'), at: later }, tried('refused')] })).toBe(
		later
	);
	expect(changedAt({ attempts: [tried('done', 'unpin')] })).toBeUndefined();
});
