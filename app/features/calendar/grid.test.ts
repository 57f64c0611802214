import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shiftDays, weekdayOf } from '#sync/time/zone.ts';
import { askedDay, firstWeekdayOf, monthWeeks, page, weekDays, weeksOf } from './grid.ts';

it('lays out November 2026 in the six weeks that it touches', () => {
	const weeks = monthWeeks('2026-11-22', 1);
	expect(weeks).toHaveLength(6);
	expect(weeks[0]?.[0]).toBe('2026-10-26');
	expect(weeks[5]?.[6]).toBe('2026-12-06');
	expect(monthWeeks('2026-11-22', 7)).toHaveLength(5);
	expect(monthWeeks('2027-02-10', 1)).toHaveLength(4);
});

it('shows every day of any month once, in order, beginning on the first weekday', () => {
	const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => shiftDays('1980-01-01', days));
	fc.assert(
		fc.property(anyDay, fc.constantFrom(1, 6, 7), (day, firstWeekday) => {
			const weeks = monthWeeks(day, firstWeekday);
			const days = weeks.flat();
			expect(days).toContain(day);
			expect(days.every((one, at) => at === 0 || one === shiftDays(days[at - 1] ?? '', 1))).toBe(true);
			expect(weeks.every((week) => weekdayOf(week[0] ?? '') === firstWeekday)).toBe(true);
			expect(weeks.every((week) => week.some((one) => one.slice(0, 7) === day.slice(0, 7)))).toBe(true);
			expect(weekDays(day, firstWeekday)).toContain(day);
		})
	);
});

it('turns pages by months, weeks and days', () => {
	expect(page('month', '2026-01-31', 1)).toBe('2026-02-28');
	expect(page('week', '2026-11-22', -1)).toBe('2026-11-15');
	expect(page('day', '2026-11-30', 1)).toBe('2026-12-01');
	expect(page('list', '2026-03-31', -1)).toBe('2026-02-28');
});

it('lists the days of the month alone, and a day alone', () => {
	const days = weeksOf('list', '2026-11-22', 1).flat();
	expect([days[0], days.at(-1), days.length]).toEqual(['2026-11-01', '2026-11-30', 30]);
	expect(weeksOf('day', '2026-11-22', 1)).toEqual([['2026-11-22']]);
});

it('falls back to today where the address asks for no real day', () => {
	expect(askedDay('2026-02-30', '2026-11-22')).toBe('2026-11-22');
	expect(askedDay(null, '2026-11-22')).toBe('2026-11-22');
	expect(askedDay('2026-12-01', '2026-11-22')).toBe('2026-12-01');
});

it('begins weeks as the language does', () => {
	expect([firstWeekdayOf('ru'), firstWeekdayOf('en')]).toEqual([1, 7]);
});
