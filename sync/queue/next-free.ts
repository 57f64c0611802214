import type { Slot } from '../records/queue.ts';
import { placesAfter, type Place } from '../time/slots.ts';

/** What a queue goes by: its week, and the zone whose clocks it means. */
export interface Week {
	slots: Slot[];
	zone: string;
}

/**
 * The first place after an instant that no other post stands at and that a post with these labels may take; null where its week has none
 * for it. `taken` holds instants: whether a post came there by the queue or was planned for that minute by hand is one to its readers.
 */
export function nextFree(
	{ slots, zone }: Week,
	labels: readonly string[],
	taken: ReadonlySet<string>,
	after: string
): Place | null {
	const fitting = slotsFor(slots, labels);
	for (const place of placesAfter(fitting, zone, after)) if (!taken.has(place.at)) return place;
	return null;
}

/** The slots that a post with these labels may take: those of its categories; one that has no category takes the common ones. */
export function slotsFor(slots: Slot[], labels: readonly string[]): Slot[] {
	const own = slots.filter(({ category }) => category !== undefined && labels.includes(category));
	return own.length > 0 ? own : slots.filter(({ category }) => category === undefined);
}

/** Every free place between two instants, for whichever post. */
export function freeBetween(
	{ slots, zone }: Week,
	taken: ReadonlySet<string>,
	from: string,
	until: string
): Place[] {
	const free: Place[] = [];
	for (const place of placesAfter(slots, zone, from)) {
		if (place.at >= until) break;
		if (!taken.has(place.at)) free.push(place);
	}
	return free;
}
