import { formatter } from '#app/lib/words/formatter.ts';
import { firstWeekdayOf, weekDays, type View } from './grid.ts';

const UTC = 'UTC';
const weekdays = {
	short: { weekday: 'short' },
	narrow: { weekday: 'narrow' },
	long: { weekday: 'long' }
} as const;
const month = { month: 'long', year: 'numeric' } as const;
const week = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/** The weekdays' names for the days of a week. */
export function dayNames(
	days: string[],
	locale: string,
	width: 'short' | 'narrow'
): { short: string; full: string }[] {
	const short = formatter(locale, weekdays[width], UTC);
	const full = formatter(locale, weekdays.long, UTC);
	return days.map((date) => ({ short: short.format(new Date(date)), full: full.format(new Date(date)) }));
}

/** Those of any week, in the language's own order. */
export const weekdayNames = (locale: string, width: 'short' | 'narrow') =>
	dayNames(weekDays('2026-11-23', firstWeekdayOf(locale)), locale, width);

/** What a page of a view is called. */
export function pageTitle(view: View, days: string[], date: string, locale: string): string {
	if (view === 'week') return weekTitle(days, locale);
	return view === 'day' ? dayTitle(date, locale) : monthTitle(date, locale);
}

/** Russian writes months small; at the head of a page they begin one. */
export function monthTitle(date: string, locale: string): string {
	const written = formatter(locale, month, UTC)
		.format(new Date(date))
		.replace(/\s*г\.$/, '');
	return written.charAt(0).toLocaleUpperCase(locale) + written.slice(1);
}

/** “23–29 November 2026” in the locale's own way. */
export const weekTitle = (days: string[], locale: string): string =>
	formatter(locale, week, UTC)
		.formatRange(new Date(days[0] ?? 0), new Date(days.at(-1) ?? 0))
		.replace(/\s*г\.$/, '');

/** “Sunday, 29 November” in the locale's own way. */
function dayTitle(date: string, locale: string): string {
	const written = formatter(locale, day, UTC).format(new Date(date));
	return written.charAt(0).toLocaleUpperCase(locale) + written.slice(1);
}
