import { expect, it } from 'vitest';
import { dayAround, isDayFull } from './full-day.ts';

const hour = 3_600_000;
const full = (others: number[], at: number, perDay = 3) =>
	isDayFull(
		others.map((one) => one * hour),
		at * hour,
		perDay
	);

it.each([
	['there is room', [0, 1], 2, false],
	['they fill the day up, and this is one more', [0, 1, 2], 3, true],
	['it comes between them', [0, 10, 20], 15, true],
	['it comes before them', [10, 20, 30], 7, true],
	['the first of them is exactly a day ago', [0, 1, 2], 24, false],
	['the first of them is a little less than a day ago', [0.01, 1, 2], 24, true],
	['they fill another day, which does not hold it', [0, 1, 2, 3], 40, false],
	['no 24 hours hold too many, though the two days do', [0, 12, 35, 40], 23, false],
	['several leave at one instant', [5, 5, 5], 5, true]
])('%s', (_, others, at, expected) => expect(full(others, at)).toBe(expected));

it('looks a day back and a day ahead', () =>
	expect(dayAround('2026-11-23T09:00:00.000Z')).toEqual({
		from: '2026-11-22T09:00:00.000Z',
		to: '2026-11-24T09:00:00.000Z'
	}));
