import { expect, it } from 'vitest';
import { quickTimes, suggestedTime } from './quick-times.ts';

const named = (now: string) =>
	Object.fromEntries(quickTimes(now, 'Europe/Moscow').map(({ name, at }) => [name, at]));

it('offers an hour from now, tonight, tomorrow and Monday, in the project’s zone', () => {
	expect(named('2026-11-24T09:00:20.000Z')).toEqual({
		hour: '2026-11-24T10:01:00.000Z',
		tonight: '2026-11-24T16:00:00.000Z',
		tomorrow: '2026-11-25T07:00:00.000Z',
		monday: '2026-11-30T07:00:00.000Z'
	});
});

it('offers no evening that has begun', () => {
	expect(named('2026-11-24T15:30:00.000Z').tonight).toBeUndefined();
});

it('says tomorrow rather than Monday on a Sunday, and means next week on a Monday', () => {
	expect(named('2026-11-22T09:00:00.000Z').monday).toBeUndefined();
	expect(named('2026-11-23T09:00:00.000Z').monday).toBe('2026-11-30T07:00:00.000Z');
});

it('opens with a whole hour that leaves time to write', () => {
	expect(suggestedTime('2026-11-24T09:29:00.000Z')).toBe('2026-11-24T10:00:00.000Z');
	expect(suggestedTime('2026-11-24T09:31:00.000Z')).toBe('2026-11-24T11:00:00.000Z');
});
