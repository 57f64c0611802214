/**
 * Local times of a zone, and the instants that they stand for. A local time is text, `2026-11-22T14:30`; a day is `2026-11-22`;
 * an instant is ISO 8601 in UTC with milliseconds. All of them sort as text. Offsets come from Intl, which every side has.
 */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const minutesOfDay = day / minute;
const twoDigits = (number: number) => String(number).padStart(2, '0');
const namesOfMinutes = Array.from(
	{ length: minutesOfDay },
	(_, at) => `${twoDigits(Math.floor(at / 60))}:${twoDigits(at % 60)}`
);

/** So many minutes after midnight by the clock, `14:30`. */
export const clockTime = (minutes: number): string => namesOfMinutes[minutes] ?? '';

/** The wall clock of the zone at that instant: its day, its time and the minutes since midnight by the clock. */
export function clockOf(instant: string, zone: string): { day: string; time: string; minutes: number } {
	const at = Date.parse(instant);
	const local = Math.floor((at + offsetAt(at, zone)) / minute);
	const minutes = ((local % minutesOfDay) + minutesOfDay) % minutesOfDay;
	return {
		day: nameOfDay((local - minutes) / minutesOfDay),
		time: clockTime(minutes),
		minutes
	};
}

/** The wall clock of the zone at that instant, to the minute. */
export function localOf(instant: string, zone: string): string {
	const { day, time } = clockOf(instant, zone);
	return `${day}T${time}`;
}

/** Of days since 1970: as many as some years have, and no more. */
const mostDays = 5000;
const namesOfDays = new Map<number, string>();

function nameOfDay(since: number): string {
	const known = namesOfDays.get(since);
	if (known !== undefined) return known;
	if (namesOfDays.size >= mostDays) namesOfDays.clear();
	const name = new Date(since * day).toISOString().slice(0, 10);
	namesOfDays.set(since, name);
	return name;
}

export const dayOf = (instant: string, zone: string): string => clockOf(instant, zone).day;

export const timeOf = (instant: string, zone: string): string => clockOf(instant, zone).time;

/**
 * The instant at which the zone's clocks show that local time. Where clocks are put back and show it twice, the first; where they are
 * put forward over it, as much later as they jumped (what RFC 5545 and Temporal's `compatible` do).
 */
export function instantOf(local: string, zone: string): string {
	const asUtc = Date.parse(`${local}Z`);
	const before = offsetAt(asUtc - day, zone);
	const after = offsetAt(asUtc + day, zone);
	const shows = (offset: number) => offsetAt(asUtc - offset, zone) === offset;
	const offset = [before, after].find(shows) ?? before;
	return new Date(asUtc - offset).toISOString();
}

/** What a clock change does to a local time: nothing, or it is shown twice, or never. */
export function clockChangeAt(local: string, zone: string): 'none' | 'twice' | 'skipped' {
	const instant = instantOf(local, zone);
	if (localOf(instant, zone) !== local) return 'skipped';
	const at = Date.parse(instant);
	const jump = offsetAt(at, zone) - offsetAt(at + day, zone);
	const again = new Date(at + jump).toISOString();
	return jump > 0 && localOf(again, zone) === local ? 'twice' : 'none';
}

/** The instants between which a day lies: from its first up to, and without, the next day's first. */
export const daySpan = (date: string, zone: string): [from: string, to: string] => [
	instantOf(`${date}T00:00`, zone),
	instantOf(`${shiftDays(date, 1)}T00:00`, zone)
];

export const shiftDays = (date: string, days: number): string =>
	new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);

/** The same day of another month, or its last where it has no such day. */
export function shiftMonths(date: string, months: number): string {
	const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
	const first = new Date(Date.UTC(year, month - 1 + months, 1));
	const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
	first.setUTCDate(Math.min(dayOfMonth, last));
	return first.toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7;

export const isDay = (text: string): boolean =>
	/^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text;

/**
 * How far the zone's clocks are ahead of UTC at that moment, in milliseconds. A month of posts asks this thousands of times, so it is remembered
 * for full hours; only within an hour that begins with another offset than the next one has it to be asked for.
 */
function offsetAt(at: number, zone: string): number {
	const begin = Math.floor(at / hour) * hour;
	const offset = offsetAtHour(begin, zone);
	return offset === offsetAtHour(begin + hour, zone) ? offset : askedOffset(at, zone);
}

/** Of one zone: some years of hours, and no more. */
const mostHours = 20_000;
const offsets = new Map<string, Map<number, number>>();

function offsetAtHour(begin: number, zone: string): number {
	let known = offsets.get(zone);
	if (!known) offsets.set(zone, (known = new Map()));
	const there = known.get(begin);
	if (there !== undefined) return there;
	if (known.size >= mostHours) known.clear();
	const asked = askedOffset(begin, zone);
	known.set(begin, asked);
	return asked;
}

function askedOffset(at: number, zone: string): number {
	const second = Math.floor(at / 1000) * 1000;
	return Date.parse(`${wall(second, zone)}Z`) - second;
}

function wall(at: number, zone: string): string {
	const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
	for (const { type, value } of formatter(zone).formatToParts(at)) part[type] = value;
	return `${part.year?.padStart(4, '0')}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
}

// Making a formatter costs some 50 µs, using one 2 µs.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
	const known = formatters.get(zone);
	if (known) return known;
	const fresh = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		calendar: 'iso8601',
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit'
	});
	formatters.set(zone, fresh);
	return fresh;
}
