import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { quietUntil } from './quiet.ts';

const night = { from: '22:00', until: '08:00', timezone: 'Europe/Moscow' };

it.each([
	['before they begin', '2026-11-23T18:59:00.000Z', null],
	['as they begin', '2026-11-23T19:00:00.000Z', '2026-11-24T05:00:00.000Z'],
	['after midnight', '2026-11-24T00:30:00.000Z', '2026-11-24T05:00:00.000Z'],
	['in their last minute', '2026-11-24T04:59:59.999Z', '2026-11-24T05:00:00.000Z'],
	['as they end', '2026-11-24T05:00:00.000Z', null]
])('a night is quiet until the morning: %s', (_, at, end) => expect(quietUntil(at, night)).toBe(end));

it('an afternoon is quiet on its own day, and all day long where both ends are one', () => {
	const rest = { from: '13:00', until: '14:30', timezone: 'UTC' };
	expect(quietUntil('2026-11-23T13:15:00.000Z', rest)).toBe('2026-11-23T14:30:00.000Z');
	expect(quietUntil('2026-11-23T14:30:00.000Z', rest)).toBeNull();
	expect(quietUntil('2026-11-23T14:30:00.000Z', { ...rest, from: '14:30' })).toBe('2026-11-24T14:30:00.000Z');
});

const berlin = { from: '22:00', until: '02:30', timezone: 'Europe/Berlin' };

it('ends with the jump where clocks are put forward over the end', () => {
	// On 29 March 2026 half past two does not come: 01:59 is followed by 03:00.
	expect(quietUntil('2026-03-28T22:00:00.000Z', berlin)).toBe('2026-03-29T01:30:00.000Z');
	expect(quietUntil('2026-03-29T01:00:00.000Z', berlin)).toBeNull();
});

it('ends once where clocks are put back over the end, and does not begin again', () => {
	// On 25 October 2026 half past two comes twice: at 00:30 and at 01:30 UTC.
	expect(quietUntil('2026-10-24T22:00:00.000Z', berlin)).toBe('2026-10-25T00:30:00.000Z');
	expect(quietUntil('2026-10-25T01:15:00.000Z', berlin)).toBeNull();
});

it('agrees with Temporal over years, in zones with all kinds of clock changes', () => {
	const minutes = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 });
	const clock = fc
		.integer({ min: 0, max: 1439 })
		.map((at) => new Temporal.PlainTime(Math.floor(at / 60), at % 60).toString({ smallestUnit: 'minute' }));
	const zone = fc.constantFrom(
		'Europe/Berlin',
		'America/St_Johns',
		'Australia/Lord_Howe',
		'Africa/Casablanca'
	);
	fc.assert(
		fc.property(minutes, clock, clock, zone, (minute, from, until, timezone) => {
			const instant = new Date(minute * 60_000).toISOString();
			const there = Temporal.Instant.from(instant).toZonedDateTimeISO(timezone);
			const since = Temporal.PlainTime.compare(there.toPlainTime(), from) >= 0;
			const before = Temporal.PlainTime.compare(there.toPlainTime(), until) < 0;
			const isNight = Temporal.PlainTime.compare(until, from) <= 0;
			const day = there.toPlainDate().add({ days: isNight && since ? 1 : 0 });
			const end = day.toZonedDateTime({ timeZone: timezone, plainTime: until }).toInstant();
			const isQuiet =
				(isNight ? since || before : since && before) && Temporal.Instant.compare(end, instant) > 0;
			expect(quietUntil(instant, { from, until, timezone })).toBe(
				isQuiet ? end.toString({ smallestUnit: 'millisecond' }) : null
			);
		}),
		{ numRuns: 2000 }
	);
});
