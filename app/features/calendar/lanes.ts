import type { Entry } from './entries.ts';

/** An entry in its lane, and how many lanes stand beside each other there. */
export interface Placed {
	entry: Entry;
	lane: number;
	lanes: number;
}

/** Entries side by side where they would cover each other. */
export function lanes(entries: Entry[], minutesTall: number): Placed[] {
	const placed: Placed[] = [];
	let group: Placed[] = [];
	let ends: number[] = [];
	for (const entry of entries) {
		if (ends.every((end) => end <= entry.minutes)) {
			group = [];
			ends = [];
		}
		const free = ends.findIndex((end) => end <= entry.minutes);
		const lane = free < 0 ? ends.length : free;
		ends[lane] = entry.minutes + minutesTall;
		const place = { entry, lane, lanes: 1 };
		group.push(place);
		placed.push(place);
		for (const one of group) one.lanes = ends.length;
	}
	return placed;
}

/** Those that there is room for, and, where there is not, the others of about one time together: the last lane is theirs. */
export function withRoom(
	placed: Placed[],
	minutesTall: number,
	mostLanes = 3
): { shown: Placed[]; crowds: Entry[][] } {
	const shown: Placed[] = [];
	const crowds: Entry[][] = [];
	for (const one of placed) {
		const isFolded = one.lanes > mostLanes && one.lane >= mostLanes - 1;
		const last = crowds.at(-1);
		if (!isFolded) shown.push({ ...one, lanes: Math.min(one.lanes, mostLanes) });
		else if (last?.[0] && one.entry.minutes < last[0].minutes + minutesTall) last.push(one.entry);
		else crowds.push([one.entry]);
	}
	return { shown, crowds };
}
