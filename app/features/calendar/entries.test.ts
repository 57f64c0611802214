import { expect, it } from 'vitest';
import type { Post } from '#sync/records/post.ts';
import { byDay, lanes, rangeQuery, timeAt, type Entry } from './entries.ts';

const at = (scheduledAt: string) => ({ id: scheduledAt, scheduledAt }) as Post;
const entry = (minutes: number): Entry => ({ post: at(String(minutes)), time: '', minutes, until: null });

it('puts posts on the days of the project’s zone', () => {
	const days = byDay([at('2026-11-22T20:59:00.000Z'), at('2026-11-22T21:00:00.000Z')], 'Europe/Moscow');
	expect([...days.keys()]).toEqual(['2026-11-22', '2026-11-23']);
	expect(days.get('2026-11-22')?.[0]).toMatchObject({ time: '23:59', minutes: 1439 });
});

it('asks for the visible days and for nothing else', () => {
	const { selector } = rangeQuery('p', ['2026-11-22', '2026-11-23'], 'Europe/Moscow');
	expect(selector.scheduledAt).toEqual({ $gte: '2026-11-21T21:00:00.000Z', $lt: '2026-11-23T21:00:00.000Z' });
});

it('puts posts side by side that would cover each other, and gives the rest the whole width', () => {
	const placed = lanes([entry(60), entry(70), entry(80), entry(110), entry(300)], 45);
	expect(placed.map(({ lane, lanes: count }) => [lane, count])).toEqual([
		[0, 3],
		[1, 3],
		[2, 3],
		[0, 3],
		[0, 1]
	]);
});

it('reads the time from a height, within the day', () => {
	expect([timeAt(0), timeAt(0.5), timeAt(0.505), timeAt(1), timeAt(-1)]).toEqual([
		'00:00',
		'12:00',
		'12:00',
		'23:45',
		'00:00'
	]);
});
