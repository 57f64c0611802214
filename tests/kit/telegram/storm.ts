import type { Fault } from './faults.ts';

/** A bot that is told "too many" again and again, each time for as long as is said. Notes whether that is waited out. */
export class Storm {
	/** Milliseconds between the end of each pause and the first word of the bot after it. */
	readonly late: number[] = [];
	/** How often the bot spoke more than a second before its pause was over. */
	hasty = 0;
	/** All pauses together, in milliseconds. */
	floor = 0;
	readonly #token: string;
	readonly #pauses: number[];
	#saidAt = -Infinity;
	#until = -Infinity;
	#isWaitedFor = false;

	constructor(token: string, pauses: number[]) {
		this.#token = token;
		this.#pauses = [...pauses];
	}

	judge(token: string, method: string, now: number): Fault | undefined {
		if (token !== this.#token || !method.startsWith('send')) return undefined;
		if (now < this.#until) {
			// What was on its way when the word was said could not know it.
			if (now > this.#saidAt + 100 && now < this.#until - 1000) this.hasty++;
			return { retryAfter: Math.ceil((this.#until - now) / 1000) };
		}
		if (this.#isWaitedFor) this.late.push(now - this.#until);
		this.#isWaitedFor = false;
		const pause = this.#pauses.shift();
		if (pause === undefined) return undefined;
		this.floor += pause * 1000;
		this.#isWaitedFor = true;
		this.#saidAt = now;
		this.#until = now + pause * 1000;
		return { retryAfter: pause };
	}
}
