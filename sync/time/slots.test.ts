import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Slot } from '../records/queue.ts';
import { placeInstant, placesAfter, slotOf } from './slots.ts';
import { localOf, shiftDays, weekdayOf } from './zone.ts';

/** Half-hour jumps, jumps over midnight, Ramadan, no jumps at all, both ends of the date line. */
const zones = [
	'America/New_York',
	'America/Santiago',
	'Africa/Casablanca',
	'Africa/Cairo',
	'Australia/Lord_Howe',
	'Europe/Berlin',
	'Europe/Moscow',
	'Pacific/Kiritimati',
	'America/St_Johns',
	'Asia/Almaty',
	'Asia/Beirut',
	'America/Havana',
	'Asia/Kathmandu'
];
const first = '2026-01-15';
const days = Array.from({ length: 400 }, (_, index) => shiftDays(first, index));

/** By Temporal: the first of two, and where there is none, the instant at which the clocks jump. */
function byTemporal(place: string, zone: string): string {
	const local = Temporal.PlainDateTime.from(place);
	const meant = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
	const isShown = meant.toPlainDateTime().equals(local);
	const found = isShown ? meant : meant.getTimeZoneTransition('next');
	return new Date(found?.epochMilliseconds ?? NaN).toISOString();
}

/** Days on which the zone's clocks change, by Temporal. */
function changesIn(zone: string): string[] {
	const changes: string[] = [];
	let at = Temporal.PlainDate.from(first).toZonedDateTime(zone).getTimeZoneTransition('next');
	while (at && at.toPlainDate().toString() <= (days.at(-1) ?? '')) {
		changes.push(at.toPlainDate().toString());
		at = at.getTimeZoneTransition('next');
	}
	return changes;
}

const clock = (minutes: number) =>
	`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const everyMinute = Array.from({ length: 24 * 60 }, (_, minutes) => clock(minutes));

describe.each(zones)('F12: the slots of a week in %s', (zone) => {
	it(
		'stand at the same instants as by Temporal, sixteen times a day for 400 days',
		{ timeout: 60_000 },
		() => {
			const wrong: string[] = [];
			for (const day of days) {
				for (let minutes = 0; minutes < 24 * 60; minutes += 90) {
					const place = `${day}T${clock(minutes)}`;
					if (placeInstant(place, zone) !== byTemporal(place, zone)) wrong.push(place);
				}
			}
			expect(wrong).toEqual([]);
		}
	);

	it('and every minute around each change of the clocks', { timeout: 60_000 }, () => {
		const wrong: string[] = [];
		for (const change of changesIn(zone)) {
			for (const day of [shiftDays(change, -1), change]) {
				for (const time of everyMinute) {
					const place = `${day}T${time}`;
					if (placeInstant(place, zone) !== byTemporal(place, zone)) wrong.push(place);
				}
			}
		}
		expect(wrong).toEqual([]);
	});

	it('come once a day each, in order, none left out and none twice', () => {
		const times = ['00:00', '00:30', '01:45', '02:15', '02:30', '09:00', '23:30'];
		const slots = times.flatMap((time) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, time })));
		const wanted = days.flatMap((day) => times.map((time) => `${day}T${time}`));
		const came: string[] = [];
		let last = '';
		for (const { place, at } of placesAfter(slots, zone, placeInstant(`${first}T00:00`, zone))) {
			if (place > (wanted.at(-1) ?? '')) break;
			expect(at >= last).toBe(true);
			last = at;
			came.push(place);
		}
		// The very instant that is asked for is not after it.
		expect(came).toEqual(wanted.slice(1));
	});
});

it('there are changes of the clocks to look at', () => {
	// Into Ramadan and out of it. What comes later is for governments to decide.
	expect(changesIn('Africa/Casablanca')).toEqual(expect.arrayContaining(['2026-02-15', '2026-03-22']));
	expect(changesIn('Australia/Lord_Howe')).toHaveLength(2);
	expect(changesIn('Europe/Moscow')).toEqual([]);
});

it('a slot that the clocks skip stands at the first minute after', () => {
	expect(placeInstant('2026-03-08T02:10', 'America/New_York')).toBe('2026-03-08T07:00:00.000Z');
	expect(placeInstant('2026-03-08T02:59', 'America/New_York')).toBe('2026-03-08T07:00:00.000Z');
	expect(placeInstant('2026-10-04T02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00.000Z');
	// At midnight: the day begins at one.
	expect(placeInstant('2026-09-06T00:20', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
});

it('a slot that the clocks show twice stands at the first of the two', () => {
	expect(placeInstant('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
	expect(placeInstant('2026-04-05T01:45', 'Australia/Lord_Howe')).toBe('2026-04-04T14:45:00.000Z');
});

const anySlots = fc.uniqueArray(
	fc.record({
		weekday: fc.integer({ min: 1, max: 7 }),
		time: fc.integer({ min: 0, max: 24 * 60 - 1 }).map(clock)
	}),
	{ selector: ({ weekday, time }) => `${weekday} ${time}`, minLength: 1, maxLength: 12 }
);
const anyInstant = fc
	.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2037, 0, 1) / 60_000 })
	.map((minutes) => new Date(minutes * 60_000).toISOString());

it('any week gives its places in order, each a slot of its weekday, with nothing between them left out', () => {
	fc.assert(
		fc.property(anySlots, fc.constantFrom(...zones), anyInstant, (slots: Slot[], zone, after) => {
			const came = placesAfter(slots, zone, after).take(30).toArray();
			expect(came).toHaveLength(30);
			for (const [index, { place, at }] of came.entries()) {
				expect(at > after).toBe(true);
				expect(slotOf(place, slots)?.weekday).toBe(weekdayOf(place.slice(0, 10)));
				expect(at).toBe(byTemporal(place, zone));
				// What clocks show at that instant is the place's time, or later where they jumped over it.
				expect(localOf(at, zone) >= place).toBe(true);
				expect(at >= (came[index - 1]?.at ?? '')).toBe(true);
			}
			const last = came.at(-1)?.place.slice(0, 10) ?? '';
			const between = new Set(came.map(({ place }) => place));
			for (let day = came[0]?.place.slice(0, 10) ?? ''; day < last; day = shiftDays(day, 1)) {
				for (const { weekday, time } of slots) {
					if (weekday !== weekdayOf(day)) continue;
					const place = `${day}T${time}`;
					expect(between.has(place) || byTemporal(place, zone) <= after).toBe(true);
				}
			}
		}),
		{ numRuns: 100 }
	);
});

it('a week with no slots has no places', () => {
	expect([...placesAfter([], 'Europe/Moscow', '2026-11-23T09:00:00.000Z')]).toEqual([]);
});
