import type { Place } from '#sync/time/slots.ts';
import { localOf } from '#sync/time/zone.ts';

/** A free place of the queue on its day, and where a post for it is written. */
export interface FreePlace {
	at: string;
	time: string;
	category: string | undefined;
	address: string;
}

/** The free places of each day, soonest first. Where clocks jump two may be one. */
export function freeByDay(places: Place[], zone: string): Map<string, FreePlace[]> {
	const days = new Map<string, FreePlace[]>();
	for (const { at, category } of places) {
		const [day = '', time = ''] = localOf(at, zone).split('T');
		const label = category === undefined ? '' : `&label=${encodeURIComponent(category)}`;
		const place = { at, time, category, address: `/posts/new?at=${at}${label}` };
		const known = days.get(day);
		if (!known) days.set(day, [place]);
		else if (known.at(-1)?.at !== at) known.push(place);
	}
	return days;
}
