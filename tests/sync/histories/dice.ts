import { seeded } from '../../kit/seeded.ts';

/** Choices that a seed makes, the same ones each time. */
export class Dice {
	readonly random: () => number;

	constructor(seed: number) {
		this.random = seeded(String(seed)).random;
	}

	chance(likelihood: number): boolean {
		return this.random() < likelihood;
	}

	/** A whole number from 0 up to, and without, `end`. */
	below(end: number): number {
		return Math.floor(this.random() * end);
	}

	pick<T>(from: readonly T[]): T | undefined {
		return from[this.below(from.length)];
	}

	seed(): number {
		return this.below(2 ** 31);
	}
}
