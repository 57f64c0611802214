import { expect, it } from 'vitest';
import { primaryAction } from './primary-action.ts';

const now = '2026-11-22T09:00:00.000Z';
const later = '2026-11-22T10:00:00.000Z';
const before = '2026-11-22T08:00:00.000Z';

it('publishes, or keeps to a time that is set and still to come', () => {
	expect(primaryAction('draft', null, true, now)).toBe('publish');
	expect(primaryAction('draft', later, true, now)).toBe('schedule');
	expect(primaryAction('missed', before, true, now)).toBe('publish');
	expect(primaryAction('scheduled', later, true, now)).toBe('done');
});

it('asks for a review where the role may not publish', () => {
	expect(primaryAction('draft', later, false, now)).toBe('review');
	expect(primaryAction('review', later, false, now)).toBe('back');
});

it('asks for a review of drafts where the project wants one, and publishes what was looked over', () => {
	expect(primaryAction('draft', later, true, now, true)).toBe('review');
	expect(primaryAction('review', later, true, now, true)).toBe('approve');
	expect(primaryAction('missed', later, true, now, true)).toBe('review');
	expect(primaryAction('review', later, true, now)).toBe('schedule');
	expect(primaryAction('review', null, true, now)).toBe('publish');
	expect(primaryAction('scheduled', later, true, now, true)).toBe('done');
});
