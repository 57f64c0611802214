import type { Slot } from '../records/queue.ts';
import { dayOf, instantOf, localOf, shiftDays, weekdayOf } from './zone.ts';

/** A slot on its day. */
export interface Place {
	/** The local time that names it, `2026-11-30T09:30`, whatever the clocks show then. */
	place: string;
	/** The instant that it stands for. */
	at: string;
	category: string | undefined;
}

const minute = 60_000;
/** No clock has ever been put forward by more than a day, in minutes. */
const longestJump = 24 * 60;

/**
 * The instant of a place in the queue. Where clocks are put back and show its time twice, the first; where they are put forward over it, the
 * first minute that they show again. This is not what a time picked by hand means (see instantOf): who wants 2:30 picked it, while a slot of a
 * week has to be somewhere on that day too.
 */
export function placeInstant(place: string, zone: string): string {
	const instant = instantOf(place, zone);
	return localOf(instant, zone) === place ? instant : firstAfterJump(place, Date.parse(instant), zone);
}

/** Of the minutes up to `late`, which is past the jump, the first whose local time is past `place`. */
function firstAfterJump(place: string, late: number, zone: string): string {
	let [before, after] = [-longestJump, 0];
	while (after - before > 1) {
		const middle = Math.floor((before + after) / 2);
		const shown = localOf(new Date(late + middle * minute).toISOString(), zone);
		if (shown > place) after = middle;
		else before = middle;
	}
	return new Date(late + after * minute).toISOString();
}

/** The places after an instant, soonest first, without end; none where there are no slots. Two may share an instant where clocks jump. */
export function* placesAfter(slots: Slot[], zone: string, after: string): Generator<Place> {
	if (slots.length === 0) return;
	const ofDay = Map.groupBy(
		slots.toSorted((a, b) => (a.time < b.time ? -1 : 1)),
		(slot) => slot.weekday
	);
	// From the day before: a jump over midnight moves its last slots into this one.
	for (let day = shiftDays(dayOf(after, zone), -1); ; day = shiftDays(day, 1)) {
		for (const { time, category } of ofDay.get(weekdayOf(day)) ?? []) {
			const place = `${day}T${time}`;
			const at = placeInstant(place, zone);
			if (at > after) yield { place, at, category };
		}
	}
}

/** The slot that a place is made of; undefined where the week has no such slot any more. */
export const slotOf = (place: string, slots: Slot[]): Slot | undefined =>
	slots.find(({ weekday, time }) => time === place.slice(11) && weekday === weekdayOf(place.slice(0, 10)));
