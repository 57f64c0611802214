import { isDay, shiftDays, shiftMonths, weekdayOf } from '#sync/time/zone.ts';

export const views = ['month', 'week'] as const;
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

/** The day that the next or previous page of a view shows. */
export const page = (view: View, date: string, by: 1 | -1): string =>
	view === 'month' ? shiftMonths(date, by) : shiftDays(date, 7 * by);

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
