import { Pace, Portions } from '#app/lib/ui/portions.svelte.ts';

/** Of posts as a month draws them, three a day at once, as many as most screens have room for; and a week, and as a phone lists them. */
const paces = { chip: new Pace(126), tall: new Pace(12), row: new Pace(4) };

/** How many posts of each day are drawn by now: a page of the calendar may have hundreds, which come a portion a frame, day by day. */
export class DrawnPosts {
	readonly #read: () => number[];
	readonly #counts: number[] = $derived.by(() => this.#read());
	readonly #before: number[] = $derived.by(() => {
		let sum = 0;
		return this.#counts.map((count) => (sum += count) - count);
	});
	readonly #portions: Portions;

	/** `of` reads which page it is, `counts` how many posts each of its days shows. */
	constructor(kind: keyof typeof paces, of: () => unknown, counts: () => number[]) {
		this.#read = counts;
		this.#portions = new Portions(paces[kind], of, () => this.#counts.reduce((sum, count) => sum + count, 0));
	}

	/** Of the day at this place. */
	at(day: number): number {
		const left = this.#portions.count - (this.#before[day] ?? 0);
		return Math.max(0, Math.min(left, this.#counts[day] ?? 0));
	}
}
