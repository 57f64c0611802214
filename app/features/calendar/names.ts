import { formatter } from '#app/lib/words/formatter.ts';
import type { View } from './grid.ts';

/** The weekdays' names for the days of a week. */
export function dayNames(
	week: string[],
	locale: string,
	width: 'short' | 'narrow'
): { short: string; full: string }[] {
	const short = formatter(locale, { weekday: width, timeZone: 'UTC' });
	const full = formatter(locale, { weekday: 'long', timeZone: 'UTC' });
	return week.map((day) => ({ short: short.format(new Date(day)), full: full.format(new Date(day)) }));
}

/** What a page of a view is called. */
export function pageTitle(view: View, days: string[], date: string, locale: string): string {
	if (view === 'week') return weekTitle(days, locale);
	return view === 'day' ? dayTitle(date, locale) : monthTitle(date, locale);
}

/** Russian writes months small; at the head of a page they begin one. */
export function monthTitle(day: string, locale: string): string {
	const written = formatter(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
		.format(new Date(day))
		.replace(/\s*г\.$/, '');
	return written.charAt(0).toLocaleUpperCase(locale) + written.slice(1);
}

/** “23–29 November 2026” in the locale's own way. */
export const weekTitle = (week: string[], locale: string): string =>
	formatter(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
		.formatRange(new Date(week[0] ?? 0), new Date(week.at(-1) ?? 0))
		.replace(/\s*г\.$/, '');

/** “Sunday, 29 November” in the locale's own way. */
function dayTitle(day: string, locale: string): string {
	const written = formatter(locale, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		timeZone: 'UTC'
	}).format(new Date(day));
	return written.charAt(0).toLocaleUpperCase(locale) + written.slice(1);
}
