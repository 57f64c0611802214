import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
	clockChangeAt,
	clockOf,
	dayOf,
	daySpan,
	instantOf,
	isDay,
	localOf,
	shiftDays,
	shiftMonths,
	timeOf,
	weekdayOf
} from './zone.ts';

const zones = [
	'UTC',
	'Europe/Moscow',
	'Europe/Berlin',
	'America/New_York',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'Pacific/Apia',
	'America/St_Johns',
	'Africa/Casablanca'
];
const anyZone = fc.constantFrom(...zones);
const anyInstant = fc
	.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 })
	.map((minutes) => new Date(minutes * 60_000).toISOString());

it('agrees with Temporal on what a clock shows', () => {
	fc.assert(
		fc.property(anyInstant, anyZone, (instant, zone) => {
			const shown = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
			expect(localOf(instant, zone)).toBe(shown.toString({ smallestUnit: 'minute' }));
			expect(clockOf(instant, zone)).toEqual({
				day: shown.toPlainDate().toString(),
				time: shown.toPlainTime().toString({ smallestUnit: 'minute' }),
				minutes: 60 * shown.hour + shown.minute
			});
		}),
		{ numRuns: 2000 }
	);
});

it('agrees with Temporal on the instant of a local time, clock changes included', () => {
	fc.assert(
		fc.property(anyInstant, anyZone, (instant, zone) => {
			const local = instant.slice(0, 16);
			const meant = Temporal.PlainDateTime.from(local).toZonedDateTime(zone, {
				disambiguation: 'compatible'
			});
			expect(instantOf(local, zone)).toBe(new Date(meant.epochMilliseconds).toISOString());
		}),
		{ numRuns: 2000 }
	);
});

describe('clock changes', () => {
	it('takes the first of two equal hours', () => {
		expect(instantOf('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
		expect(clockChangeAt('2026-10-25T02:30', 'Europe/Berlin')).toBe('twice');
	});

	it('moves an hour that does not exist past the jump', () => {
		expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
		expect(clockChangeAt('2026-03-29T02:30', 'Europe/Berlin')).toBe('skipped');
	});

	it('says nothing of an ordinary hour', () => {
		expect(clockChangeAt('2026-03-29T12:00', 'Europe/Berlin')).toBe('none');
		expect(clockChangeAt('2026-11-22T12:00', 'Europe/Moscow')).toBe('none');
	});

	it('gives the day of a change its 25 hours', () => {
		expect(daySpan('2026-10-25', 'Europe/Berlin')).toEqual([
			'2026-10-24T22:00:00.000Z',
			'2026-10-25T23:00:00.000Z'
		]);
	});
});

it('knows the day and the hour of a zone', () => {
	expect(dayOf('2026-11-22T21:30:00.000Z', 'Europe/Moscow')).toBe('2026-11-23');
	expect(timeOf('2026-11-22T21:30:00.000Z', 'Europe/Moscow')).toBe('00:30');
});

it('counts in days and months', () => {
	expect(shiftDays('2026-02-28', 1)).toBe('2026-03-01');
	expect(shiftMonths('2026-01-31', 1)).toBe('2026-02-28');
	expect(shiftMonths('2026-03-31', -1)).toBe('2026-02-28');
	expect(shiftMonths('2026-11-22', 2)).toBe('2027-01-22');
	expect(weekdayOf('2026-11-22')).toBe(7);
	expect(weekdayOf('2026-11-23')).toBe(1);
});

it('tells a day from any other text', () => {
	expect(['2026-02-28', '2026-02-30', '2026-2-1', 'today', ''].map(isDay)).toEqual([
		true,
		false,
		false,
		false,
		false
	]);
});
