import { dayOf, instantOf, shiftDays, timeOf, weekdayOf } from '#sync/time/zone.ts';

export type QuickTimeName = 'hour' | 'tonight' | 'tomorrow' | 'monday';

/** The hours that people mean most, as instants, in the project's zone. What is over, or said already by another, is left out. */
export function quickTimes(now: string, zone: string): { name: QuickTimeName; at: string }[] {
	const today = dayOf(now, zone);
	const isEarly = timeOf(now, zone) < '18:30';
	const daysToMonday = 8 - weekdayOf(today);
	return [
		{ name: 'hour', at: wholeMinutes(Date.parse(now) + 3_600_000) },
		...(isEarly ? [{ name: 'tonight' as const, at: instantOf(`${today}T19:00`, zone) }] : []),
		{ name: 'tomorrow', at: instantOf(`${shiftDays(today, 1)}T10:00`, zone) },
		...(daysToMonday > 1
			? [{ name: 'monday' as const, at: instantOf(`${shiftDays(today, daysToMonday)}T10:00`, zone) }]
			: [])
	];
}

/** What the picker opens with: the next whole hour that is at least half an hour away. */
export function suggestedTime(now: string): string {
	const hour = 3_600_000;
	return new Date(Math.ceil((Date.parse(now) + hour / 2) / hour) * hour).toISOString();
}

const wholeMinutes = (at: number): string => new Date(Math.ceil(at / 60_000) * 60_000).toISOString();
