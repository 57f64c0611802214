import { placeInstant, slotOf } from '../time/slots.ts';
import type { Slot } from '../records/queue.ts';
import { nextFree, slotsFor, type Week } from './next-free.ts';

/** A post that waits in the queue. */
export interface Queued {
	id: string;
	/** The place that it has, and the instant at which it stands there now. */
	place: string;
	at: string;
	labels: readonly string[];
}

export interface Move {
	id: string;
	place: string;
	at: string;
}

/**
 * Where queued posts have to go once something has changed: the zone, whose clocks their places mean; the week, which may have lost their
 * slots; or the time, which has gone past them while the queue was paused. A post whose place still holds stays there. One whose place does not
 * takes the next that it may have, and whoever stands there moves on in turn, so that posts of a kind keep their order; the first gap takes
 * up the push. A post for which there is no place left stays as it is, at the instant that its place means. `fixed` holds instants at which posts
 * stand that were planned by hand: nobody is sent there.
 */
export function moveOn(
	queued: readonly Queued[],
	week: Week,
	fixed: ReadonlySet<string>,
	now: string
): Move[] {
	const claimed = new Set<string>();
	const taken = new Set(fixed);
	const moves: Move[] = [];
	const inOrder = queued.toSorted((a, b) => (a.place < b.place ? -1 : 1));
	const isStuck = ({ labels }: Queued) => slotsFor(week.slots, labels).length === 0;
	// Who can go nowhere comes first: nobody is sent to where it stands.
	for (const post of [...inOrder.filter(isStuck), ...inOrder.filter((one) => !isStuck(one))]) {
		const own = placeInstant(post.place, week.zone);
		const holds = own > now && fits(post, week.slots) && !claimed.has(own);
		const next = holds ? null : nextFree(week, post.labels, taken, own > now ? own : now);
		const { place, at } = next ?? { place: post.place, at: own };
		claimed.add(at);
		taken.add(at);
		if (place !== post.place || at !== post.at) moves.push({ id: post.id, place, at });
	}
	return moves;
}

/** Whether a post stands in a slot that it may take. */
export function fits({ place, labels }: Pick<Queued, 'place' | 'labels'>, slots: Slot[]): boolean {
	const slot = slotOf(place, slots);
	return slot !== undefined && slotsFor(slots, labels).includes(slot);
}
