/** Letters that are more than one unit, or belong to the one before. */
const compound = /[\u0300-\u036F\u200D\uFE0F\uD800-\uDFFF]/;
const segmenter = new Intl.Segmenter();

/** How wide text is, by the widths of its letters: nothing has to be laid out for it. A little too wide where letters move closer to each other. */
export class Ruler {
	readonly #widthOf: (letter: string) => number;
	readonly #known = new Map<string, number>();

	/** `widthOf` is asked once for each letter, in pixels. */
	constructor(widthOf: (letter: string) => number) {
		this.#widthOf = widthOf;
	}

	/** In pixels. */
	width(text: string): number {
		let width = 0;
		for (const letter of lettersOf(text)) width += this.#of(letter);
		return width;
	}

	/** The text, or as much of it as has room in so many pixels together with the sign that there is more. */
	cut(text: string, room: number): string {
		const more = this.#of('…');
		let [width, end, at] = [0, 0, 0];
		for (const letter of lettersOf(text)) {
			if (width + more <= room) end = at;
			width += this.#of(letter);
			if (width > room) return `${text.slice(0, end).trimEnd()}…`;
			at += letter.length;
		}
		return text;
	}

	#of(letter: string): number {
		const known = this.#known.get(letter);
		if (known !== undefined) return known;
		const width = this.#widthOf(letter);
		this.#known.set(letter, width);
		return width;
	}
}

function* lettersOf(text: string): Iterable<string> {
	if (!compound.test(text)) yield* text;
	else for (const { segment } of segmenter.segment(text)) yield segment;
}

const rulers = new Map<string, Ruler>();

/** The ruler of a font, written as in CSS. Where a typeface arrives later than what is drawn in it, all are made anew: see `forgetRulers`. */
export function rulerOf(font: string): Ruler {
	const known = rulers.get(font);
	if (known) return known;
	const drawing = document.createElement('canvas').getContext('2d');
	if (drawing) drawing.font = font;
	const ruler = new Ruler((letter) => drawing?.measureText(letter).width ?? 0);
	rulers.set(font, ruler);
	return ruler;
}

/** A typeface has arrived: letters have other widths now. */
export const forgetRulers = (): void => rulers.clear();
