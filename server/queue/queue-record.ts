import type { ProjectRow } from '#db/schema.ts';
import type { Queue, Slot } from '#sync/records/queue.ts';

export const queueRecord = ({ slots, queuePaused }: ProjectRow): Queue => ({
	slots: inOrder(slots),
	paused: queuePaused
});

/** By weekday and hour, as a week is read. */
export const inOrder = (slots: Slot[]): Slot[] =>
	slots.toSorted((a, b) => a.weekday - b.weekday || (a.time < b.time ? -1 : 1));
