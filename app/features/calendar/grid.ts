import { isDay, shiftDays, shiftMonths, weekdayOf } from '#sync/time/zone.ts';

export const views = ['month', 'week', 'day', 'list'] as const;
export type View = (typeof views)[number];

export const isView = (text: string | null): text is View => views.some((view) => view === text);

/** The weeks that a month lies in, whole, each from its first weekday (1 for Monday). */
export function monthWeeks(date: string, firstWeekday: number): string[][] {
	const month = date.slice(0, 7);
	const weeks: string[][] = [];
	let day = weekStart(`${month}-01`, firstWeekday);
	do {
		weeks.push(weekFrom(day));
		day = shiftDays(day, 7);
	} while (day.slice(0, 7) === month);
	return weeks;
}

export const weekDays = (date: string, firstWeekday: number): string[] =>
	weekFrom(weekStart(date, firstWeekday));

/** The weeks, whole or not, whose days a view shows. A list is a month's, without the days around it. */
export function weeksOf(view: View, date: string, firstWeekday: number): string[][] {
	if (view === 'month') return monthWeeks(date, firstWeekday);
	if (view === 'week') return [weekDays(date, firstWeekday)];
	if (view === 'day') return [[date]];
	const isInMonth = (day: string) => day.slice(0, 7) === date.slice(0, 7);
	return monthWeeks(date, firstWeekday).map((week) => week.filter(isInMonth));
}

/** The day that the next or previous page of a view shows. */
export function page(view: View, date: string, by: 1 | -1): string {
	if (view === 'month' || view === 'list') return shiftMonths(date, by);
	return shiftDays(date, view === 'week' ? 7 * by : by);
}

/** What an address asks for; `today` where it asks for no day that exists. */
export const askedDay = (text: string | null, today: string): string => (text && isDay(text) ? text : today);

/** The weekday that weeks begin with where the language is spoken: 1 for Monday to 7 for Sunday. */
export function firstWeekdayOf(locale: string): number {
	const spoken = new Intl.Locale(locale).maximize();
	// Not in every browser yet, and not yet in TypeScript's own library.
	const { getWeekInfo } = spoken as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
	return getWeekInfo?.call(spoken).firstDay ?? (spoken.region === 'US' ? 7 : 1);
}

const weekStart = (date: string, firstWeekday: number): string =>
	shiftDays(date, -((weekdayOf(date) - firstWeekday + 7) % 7));

const weekFrom = (start: string): string[] => Array.from({ length: 7 }, (_, day) => shiftDays(start, day));
