import { afterFrame } from '../next-task.ts';

/**
 * What a portion may take, with the frame that it is drawn in, in milliseconds. A press that comes meanwhile is seen two frames later at worst:
 * within the 100 ms after which people feel that they wait (INP, web.dev).
 */
const usual = 32;

/** How many things of a kind this device draws in a frame, learned from those that it has drawn. */
export class Pace {
	/** So many are drawn at once, with what they stand on. */
	readonly least: number;
	/** Of the next frame. */
	portion: number;

	readonly #budget: number;

	/**
	 * `least`: so many are always drawn. A frame has a price of its own, and many small portions pay it often. `budget`, in milliseconds: less where a hand
	 * keeps moving what is drawn.
	 */
	constructor(least: number, budget = usual) {
		this.least = least;
		this.portion = least;
		this.#budget = budget;
	}

	/** Runs `draw`, which draws more things and tells how many, in the next frame. Gives what calls it off. */
	inFrame(draw: () => number): () => void {
		const frame = requestAnimationFrame(() => {
			const began = performance.now();
			const count = draw();
			// The task after a frame's own work comes when the frame is drawn.
			setTimeout(() => this.#learn(count, performance.now() - began));
		});
		return () => cancelAnimationFrame(frame);
	}

	/** Runs `draw` when the next frame has been drawn, in a task of its own: what came before it is seen first. Gives what calls it off. */
	afterFrame(draw: () => number): () => void {
		return afterFrame(() => {
			const began = performance.now();
			const count = draw();
			const worked = performance.now() - began;
			requestAnimationFrame(() => {
				const shown = performance.now();
				setTimeout(() => this.#learn(count, worked + performance.now() - shown));
			});
		});
	}

	/** Half of the way to what would fill the budget: one slow frame may have had other reasons. */
	#learn(count: number, took: number): void {
		if (count < this.least) return;
		const fitting = Math.min((count * this.#budget) / took, 8 * count);
		this.portion = Math.max(this.least, Math.round((this.portion + fitting) / 2));
	}
}

/**
 * Many things that are drawn a portion at a time, so that keys and presses are answered in between. `of` reads what they belong to, a page, a month:
 * when that changes, a first few are drawn at once and the others follow. To be made while a component is.
 */
export class Portions {
	readonly #of: () => unknown;
	readonly #pace: Pace;

	/** How many are drawn by now. */
	count: number = $derived.by(() => {
		void this.#of();
		return this.#pace.least;
	});

	constructor(pace: Pace, of: () => unknown, total: () => number) {
		this.#of = of;
		this.#pace = pace;
		$effect(() => {
			if (this.count >= total()) return;
			return pace.afterFrame(() => {
				const more = Math.min(pace.portion, total() - this.count);
				this.count += more;
				return more;
			});
		});
	}
}
