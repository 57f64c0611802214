import { rulerOf, type Ruler } from '#app/lib/ui/ruler.ts';

/**
 * The line that a post has in a month. Its name is cut to what there is room for before it is laid out: what the browser has to hide, it has to lay out
 * and clip for each of hundreds.
 */
export class ChipLine {
	readonly #ruler: Ruler;
	/** For the name and the times, in pixels. */
	readonly #room: number;

	constructor(ruler: Ruler, room: number) {
		this.#ruler = ruler;
		this.#room = room;
	}

	/**
	 * As much of the name as there is room for beside the times, whose figures are all as wide as a nought: whole words, so that who says what is seen
	 * is understood, or the beginning of the first. Nothing where not a letter of it has room.
	 */
	cut(name: string, times: string): string {
		const cut = this.#ruler.cut(name, this.#room - this.#ruler.width(`${times.replaceAll(/\d/g, '0')} `));
		if (cut === name) return cut;
		const seen = cut.slice(0, -1);
		const end = name.charAt(seen.length) === ' ' ? -1 : seen.lastIndexOf(' ');
		if (end > 0) return `${seen.slice(0, end).trimEnd()}…`;
		return seen === '' ? '' : cut;
	}

	isOf(ruler: Ruler, room: number): boolean {
		return this.#ruler === ruler && this.#room === room;
	}
}

/** The line in days of that width, in pixels; the one from before where it is the same. */
export function chipLine(day: number, before: ChipLine | null): ChipLine {
	const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
	// As `.chip` writes: half bold and three quarters of a rem.
	const ruler = rulerOf(`500 ${0.75 * rem}px ${getComputedStyle(document.body).fontFamily}`);
	// The day's edge and padding, the chip's mark, its padding, and what stands between the mark, the times and the name.
	const room = day - 7 - 13 - 1.0625 * rem;
	return before?.isOf(ruler, room) ? before : new ChipLine(ruler, room);
}
