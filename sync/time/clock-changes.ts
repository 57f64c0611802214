import { daySpan, localOf } from './zone.ts';

/** One change of a zone's clocks. */
export interface ClockChange {
	day: string;
	/** What the clocks show last before it, to the minute after: 02:00, and what they show then: 03:00. */
	from: string;
	to: string;
	/** By how many minutes they are put forward; less than nothing where they are put back. */
	minutes: number;
}

const minute = 60_000;

/** The clock changes of some days. A zone has two a year at most, so nearly always there is none. */
export function clockChangesIn(days: string[], zone: string): ClockChange[] {
	return days.flatMap((day) => {
		const [from, to] = daySpan(day, zone).map(Date.parse);
		if (from === undefined || to === undefined || to - from === 24 * 60 * minute) return [];
		const minutes = 24 * 60 - (to - from) / minute;
		const at = changeBetween(from, to, zone);
		const before = localOf(new Date(at - minute).toISOString(), zone);
		const shown = new Date(Date.parse(`${before}Z`) + minute).toISOString().slice(11, 16);
		return [{ day, from: shown, to: localOf(new Date(at).toISOString(), zone).slice(11), minutes }];
	});
}

/** The first instant at which the clocks are ahead of, or behind, where they would be by the day's own beginning. */
function changeBetween(from: number, to: number, zone: string): number {
	const drift = (at: number) => Date.parse(`${localOf(new Date(at).toISOString(), zone)}Z`) - at;
	const usual = drift(from);
	let [same, other] = [from, to - minute];
	while (other - same > minute) {
		const middle = same + Math.floor((other - same) / 2 / minute) * minute;
		if (drift(middle) === usual) same = middle;
		else other = middle;
	}
	return other;
}

/** By how many minutes one zone's clocks are ahead of another's at an instant. */
export const minutesAhead = (zone: string, of: string, at: string): number =>
	(Date.parse(`${localOf(at, zone)}Z`) - Date.parse(`${localOf(at, of)}Z`)) / minute;
