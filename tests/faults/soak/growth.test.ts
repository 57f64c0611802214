import { expect, it } from 'vitest';
import { floorOf, isTooMuch, type Point } from './growth.ts';
import { limitOf } from './measures.ts';

const megabyte = 2 ** 20;
const minute = 60_000;
/** A reading every two seconds for a minute, in megabytes. */
const heap = (megabytes: (at: number) => number): Point[] =>
	Array.from({ length: 30 }, (_, index) => ({
		...{ at: index * 2000, value: megabytes(index / 30) * megabyte }
	}));
const isLeak = (working: Point[], resting: Point[], length = minute) =>
	isTooMuch(floorOf(working), floorOf(resting), limitOf('heap', length));

it('takes no peak, no busy moment and no late collection for a leak', () => {
	const resting = heap(() => 40);
	expect(
		isLeak(
			heap((at) => (at > 0.5 && at < 0.6 ? 90 : 40)),
			resting
		)
	).toBe(false);
	expect(
		isLeak(
			heap((at) => 40 + 30 * at),
			resting
		)
	).toBe(false);
	expect(
		isLeak(
			heap(() => 40),
			heap((at) => (at < 0.9 ? 55 : 41))
		)
	).toBe(false);
});

it('sees what is held after all is quiet', () => {
	const working = heap((at) => 40 + 10 * at + (Math.round(at * 30) % 3));
	expect(
		isLeak(
			working,
			heap(() => 50)
		)
	).toBe(true);
});

it('allows a twentieth in an hour, and in a short run as much as code and caches may still take', () => {
	const by = (grown: number, length: number) =>
		isLeak(
			heap(() => 40),
			heap(() => 40 + grown),
			length
		);
	expect([by(1.9, 60 * minute), by(2.1, 60 * minute)]).toEqual([false, true]);
	expect([by(2.9, minute), by(3.1, minute)]).toEqual([false, true]);
});

it('has no word for what was hardly measured, and lets it not pass', () => {
	expect(isTooMuch(NaN, 1, limitOf('counters', minute))).toBe(true);
	expect(isTooMuch(1, NaN, limitOf('counters', minute))).toBe(true);
});
