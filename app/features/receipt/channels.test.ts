import { expect, it } from 'vitest';
import { lateness, remedyFor } from './channels.ts';

const dueAt = '2026-11-22T09:00:00.000Z';

it('speaks of lateness from five seconds on', () => {
	expect(lateness({ dueAt, publishedAt: '2026-11-22T09:00:01.200Z' })).toBe(0);
	expect(lateness({ dueAt, publishedAt: '2026-11-22T09:01:10.400Z' })).toBe(70);
	expect(lateness({ dueAt, publishedAt: null })).toBe(0);
});

it('sends people to where the fault is', () => {
	expect(remedyFor('channel_blocked')).toBe('channel');
	expect(remedyFor('caption_too_long')).toBe('post');
	expect(remedyFor('network_unreachable')).toBe('retry');
	expect(remedyFor(undefined)).toBe('retry');
	expect(remedyFor('a_word_of_the_network', { remedy: 'channel' })).toBe('channel');
});
