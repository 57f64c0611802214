import { formatter } from './formatter.ts';
import { words } from './words.svelte.ts';

/** What is wanted of an instant, in the project's zone and in the person's language. */
const styles = {
	/** 14:30 */
	time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
	/** 22 ноября */
	day: { day: 'numeric', month: 'long' },
	/** 22 нояб. */
	shortDay: { day: 'numeric', month: 'short' },
	/** воскресенье, 22 ноября */
	weekday: { weekday: 'long', day: 'numeric', month: 'long' },
	/** 22 ноября 2026 г. */
	date: { day: 'numeric', month: 'long', year: 'numeric' },
	/** 22 нояб., 14:30 */
	dayTime: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
	/** 22 ноября 2026 г. в 14:30 */
	full: {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	},
	/** ноябрь 2026 г. */
	month: { month: 'long', year: 'numeric' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof styles;

/** An instant (ISO 8601, or a Date) in words. Without a zone: the device's own. */
export const formatDate = (instant: string | Date, style: DateStyle, zone?: string): string =>
	formatter(words.locale, styles[style], zone).format(
		typeof instant === 'string' ? new Date(instant) : instant
	);

/** “in 5 minutes”, “3 days ago”: the largest unit that fits. */
export function formatRelative(instant: string | Date, now: Date = new Date()): string {
	const at = typeof instant === 'string' ? new Date(instant) : instant;
	const seconds = (at.getTime() - now.getTime()) / 1000;
	const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const);
	return new Intl.RelativeTimeFormat(words.locale, { numeric: 'auto' }).format(
		Math.round(seconds / length),
		unit
	);
}

const units = [
	['year', 31_536_000],
	['month', 2_592_000],
	['week', 604_800],
	['day', 86_400],
	['hour', 3600],
	['minute', 60]
] as const;

export const formatNumber = (value: number): string => new Intl.NumberFormat(words.locale).format(value);

/** A zone as people read it: “Moscow, GMT+3”. */
export function formatZone(zone: string, at: Date = new Date()): string {
	const city = words.current.zones[zone] ?? zone.split('/').pop()?.replaceAll('_', ' ') ?? zone;
	// Not kept: whoever picks a zone is shown all there are.
	const offset = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' })
		.formatToParts(at)
		.find((part) => part.type === 'timeZoneName')?.value;
	return offset ? `${city}, ${offset}` : city;
}
