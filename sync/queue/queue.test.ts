import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Slot } from '../records/queue.ts';
import { placeInstant, slotOf } from '../time/slots.ts';
import { moveOn, type Move, type Queued } from './move-on.ts';
import { freeBetween, nextFree, slotsFor } from './next-free.ts';
import { reorder } from './reorder.ts';

const zone = 'Europe/Moscow';
const monday = '2026-11-23T09:00:00.000Z';
const none = new Set<string>();

const daily = (...times: string[]): Slot[] =>
	times.flatMap((time) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, time })));
const queued = (place: string, labels: string[] = [], inZone = zone): Queued => ({
	id: place,
	place,
	at: placeInstant(place, inZone),
	labels
});
const after = (before: Queued[], moves: Move[]) => {
	const moved = new Map(moves.map((move) => [move.id, move]));
	return before.map((post) => ({ ...post, ...moved.get(post.id) }));
};
const places = (before: Queued[], moves: Move[]) => after(before, moves).map(({ place }) => place);

describe('the next free place', () => {
	it('is the first after now that nobody stands at', () => {
		const week = { slots: daily('10:00', '18:00'), zone };
		expect(nextFree(week, [], none, monday)?.place).toBe('2026-11-23T18:00');
		const taken = new Set(['2026-11-23T15:00:00.000Z', '2026-11-24T07:00:00.000Z']);
		expect(nextFree(week, [], taken, monday)?.place).toBe('2026-11-24T18:00');
	});

	it('is one of its category for a post that has one, and a common one for any other', () => {
		const slots = [
			{ weekday: 2, time: '10:00', category: 'новости' },
			{ weekday: 3, time: '10:00' }
		];
		expect(nextFree({ slots, zone }, ['новости', 'важно'], none, monday)?.place).toBe('2026-11-24T10:00');
		expect(nextFree({ slots, zone }, ['важно'], none, monday)?.place).toBe('2026-11-25T10:00');
	});

	it('is nowhere where the week has none for the post', () => {
		expect(nextFree({ slots: [], zone }, [], none, monday)).toBeNull();
		const slots = [{ weekday: 2, time: '10:00', category: 'новости' }];
		expect(nextFree({ slots, zone }, ['важно'], none, monday)).toBeNull();
	});
});

it('free places between two instants are those that nobody stands at', () => {
	const week = { slots: daily('10:00', '18:00'), zone };
	const taken = new Set([placeInstant('2026-11-24T10:00', zone)]);
	const free = freeBetween(week, taken, monday, placeInstant('2026-11-25T18:00', zone));
	expect(free.map(({ place }) => place)).toEqual([
		'2026-11-23T18:00',
		'2026-11-24T18:00',
		'2026-11-25T10:00'
	]);
});

describe('moving on', () => {
	const week = { slots: daily('10:00'), zone };

	it('leaves everybody where the place still holds', () => {
		const posts = [queued('2026-11-24T10:00'), queued('2026-11-26T10:00')];
		expect(moveOn(posts, week, none, monday)).toEqual([]);
	});

	it('pushes who stands behind one whose time has passed, up to the first gap', () => {
		const posts = ['2026-11-23T10:00', '2026-11-24T10:00', '2026-11-25T10:00', '2026-11-27T10:00'];
		const before = posts.map((place) => queued(place));
		expect(places(before, moveOn(before, week, none, monday))).toEqual([
			...['2026-11-24T10:00', '2026-11-25T10:00', '2026-11-26T10:00', '2026-11-27T10:00']
		]);
	});

	it('follows the clocks of another zone, and passes on what is over there already', () => {
		const before = [queued('2026-11-23T13:00'), queued('2026-11-24T13:00')];
		const moves = moveOn(before, { slots: daily('13:00'), zone: 'Asia/Vladivostok' }, none, monday);
		expect(after(before, moves)).toMatchObject([
			{ place: '2026-11-24T13:00', at: '2026-11-24T03:00:00.000Z' },
			{ place: '2026-11-25T13:00', at: '2026-11-25T03:00:00.000Z' }
		]);
	});

	it('keeps the order where the week gets other hours', () => {
		const before = [queued('2026-11-24T10:00'), queued('2026-11-25T10:00')];
		const moves = moveOn(before, { slots: daily('12:30'), zone }, none, monday);
		expect(places(before, moves)).toEqual(['2026-11-24T12:30', '2026-11-25T12:30']);
	});

	it('sends nobody to a minute for which somebody planned a post by hand, and drives nobody from one', () => {
		const before = [queued('2026-11-23T10:00'), queued('2026-11-25T10:00')];
		const fixed = new Set(['2026-11-24T10:00', '2026-11-25T10:00'].map((place) => placeInstant(place, zone)));
		expect(places(before, moveOn(before, week, fixed, monday))).toEqual([
			...['2026-11-26T10:00', '2026-11-25T10:00']
		]);
	});

	it('leaves a post where it was when nothing is left for it', () => {
		const before = [queued('2026-11-24T10:00', ['новости'])];
		expect(moveOn(before, { slots: [], zone }, none, monday)).toEqual([]);
	});

	const times = ['00:30', '02:15', '02:45', '09:00', '18:00'];
	const categories = [undefined, undefined, 'a', 'b'];
	const anyWeek = fc.uniqueArray(
		fc.record({
			weekday: fc.integer({ min: 1, max: 7 }),
			time: fc.constantFrom(...times),
			category: fc.constantFrom(...categories)
		}),
		{ selector: ({ weekday, time }) => `${weekday} ${time}`, minLength: 1, maxLength: 14 }
	);
	const anyZone = fc.constantFrom('Europe/Moscow', 'America/New_York', 'Australia/Lord_Howe');
	const anyQueue = fc.uniqueArray(
		fc.record({
			day: fc.integer({ min: 0, max: 20 }),
			time: fc.constantFrom(...times),
			labels: fc.subarray(['a', 'b', 'c'])
		}),
		{ selector: ({ day, time }) => `${day} ${time}`, maxLength: 15 }
	);

	it('never has two share an instant, breaks no category, keeps the order of a kind, and comes to rest', () => {
		fc.assert(
			fc.property(anyWeek, anyZone, anyZone, anyQueue, (given, from, to, posts) => {
				const slots: Slot[] = given.map(({ category, ...slot }) => (category ? { ...slot, category } : slot));
				const start = Date.UTC(2026, 9, 20);
				const before = posts.map(({ day, time, labels }) => {
					const date = new Date(start + day * 86_400_000).toISOString().slice(0, 10);
					return queued(`${date}T${time}`, labels, from);
				});
				const now = '2026-10-28T12:00:00.000Z';
				const week = { slots, zone: to };
				const moved = after(before, moveOn(before, week, none, now));
				const placed = moved.filter(({ labels }) => slotsFor(slots, labels).length > 0);
				const instants = placed.map(({ at }) => at);
				// Who has no slot any more keeps its place: nobody else is sent there.
				expect(new Set(moved.map(({ place }) => place)).size).toBe(moved.length);
				expect(new Set(instants).size).toBe(instants.length);
				expect(instants.every((at) => at > now)).toBe(true);
				for (const { place, labels } of placed)
					expect(slotsFor(slots, labels)).toContain(slotOf(place, slots));
				const kindOf = ({ labels }: Queued) => JSON.stringify(labels);
				for (const kind of Map.groupBy(moved, kindOf).values()) {
					const inOrder = kind.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ place }) => place);
					const isPlaced = slotsFor(slots, kind[0]?.labels ?? []).length > 0;
					if (isPlaced) expect(inOrder).toEqual(inOrder.toSorted());
				}
				expect(moveOn(moved, week, none, now)).toEqual([]);
			}),
			{ numRuns: 300 }
		);
	});
});

describe('another order', () => {
	it('moves the posts and leaves the places', () => {
		const before = ['2026-11-24T10:00', '2026-11-25T10:00', '2026-11-26T10:00'].map((place) => queued(place));
		const moves = reorder(before, daily('10:00'), '2026-11-26T10:00', 0);
		expect(places(before, moves)).toEqual(['2026-11-25T10:00', '2026-11-26T10:00', '2026-11-24T10:00']);
		expect(reorder(before, daily('10:00'), '2026-11-25T10:00', 1)).toEqual([]);
		expect(reorder(before, daily('10:00'), 'nobody', 1)).toEqual([]);
	});

	it('keeps a category in its own slots', () => {
		const slots = [...daily('10:00'), ...daily('12:00').map((slot) => ({ ...slot, category: 'новости' }))];
		const [a, news, b, c] = [
			queued('2026-11-24T10:00'),
			queued('2026-11-24T12:00', ['новости']),
			queued('2026-11-25T10:00'),
			queued('2026-11-26T10:00')
		];
		const before = [a, news, b, c];
		const moves = reorder(before, slots, c.id, 0);
		expect(places(before, moves)).toEqual([
			...['2026-11-25T10:00', '2026-11-24T12:00', '2026-11-26T10:00', '2026-11-24T10:00']
		]);
		expect(reorder(before, slots, news.id, 3)).toEqual([]);
	});
});
