import { slotOf } from '../time/slots.ts';
import type { Slot } from '../records/queue.ts';
import type { Move, Queued } from './move-on.ts';

/**
 * Puts a post before or behind another of the queue: the places stay, the posts between change them. Slots of a category are a lane of their own, and
 * a post never leaves its lane: among the posts of it, it comes to stand where it was put. Gives who moves where.
 */
export function reorder(queued: readonly Queued[], slots: Slot[], id: string, to: number): Move[] {
	const inOrder = queued.toSorted((a, b) => (a.place < b.place ? -1 : 1));
	const from = inOrder.findIndex((post) => post.id === id);
	const moved = inOrder[from];
	if (!moved) return [];
	const others = inOrder.toSpliced(from, 1);
	const wanted = others.toSpliced(to, 0, moved);
	const laneOf = ({ place }: Queued) => slotOf(place, slots)?.category;
	const lane = (all: readonly Queued[]) => all.filter((post) => laneOf(post) === laneOf(moved));
	const places = lane(inOrder);
	return lane(wanted).flatMap((post, index) => {
		const there = places[index];
		return there && there.id !== post.id ? [{ id: post.id, place: there.place, at: there.at }] : [];
	});
}
