import { expect, it } from 'vitest';
import type { Post } from '#sync/records/post.ts';
import type { Entry } from './entries.ts';
import { lanes, withRoom } from './lanes.ts';

const tall = 45;
const entry = (minutes: number): Entry => ({
	...{ post: { id: String(minutes) } as Post, time: '', minutes, until: null }
});
const room = (...minutes: number[]) => withRoom(lanes(minutes.map(entry), tall), tall);

it('puts posts side by side that would cover each other, and gives the rest the whole width', () => {
	const placed = lanes([entry(60), entry(70), entry(80), entry(110), entry(300)], tall);
	expect(placed.map(({ lane, lanes: count }) => [lane, count])).toEqual([
		[0, 3],
		[1, 3],
		[2, 3],
		[0, 3],
		[0, 1]
	]);
});

it('shows three beside each other, and folds more into the last lane', () => {
	expect(room(60, 60, 60).crowds).toEqual([]);
	const { shown, crowds } = room(60, 60, 60, 60, 60, 300);
	expect(shown.map(({ lane, lanes: count }) => [lane, count])).toEqual([
		[0, 3],
		[1, 3],
		[0, 1]
	]);
	expect(crowds.map((crowd) => crowd.length)).toEqual([3]);
});

it('keeps crowds of different times apart, and loses nobody', () => {
	const times = [60, 60, 60, 60, 90, 100, 106, 110, 140, 150, 400, 400, 400, 400];
	const { shown, crowds } = room(...times);
	expect(crowds.map((crowd) => crowd.map((one) => one.minutes))).toEqual([
		[60, 60, 90, 100],
		[140, 150],
		[400, 400]
	]);
	const all = [...shown.map((one) => one.entry), ...crowds.flat()].map((one) => one.minutes);
	expect(all.toSorted((a, b) => a - b)).toEqual(times);
});
