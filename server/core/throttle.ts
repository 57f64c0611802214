import { Refusal } from '#sync/errors.ts';

/** Keys that are remembered at most; beyond it the oldest are forgotten, so that made-up keys cannot fill the memory. */
const longest = 20_000;

/** At most so many of something within a window, for each key. Times are in milliseconds. */
export class Throttle {
	readonly #limit: number;
	readonly #window: number;
	readonly #counts = new Map<string, { count: number; until: number }>();

	constructor(limit: number, window: number) {
		this.#limit = limit;
		this.#window = window;
	}

	isFull(key: string, now: Date): boolean {
		const found = this.#counts.get(key);
		return found !== undefined && found.until > now.getTime() && found.count >= this.#limit;
	}

	count(key: string, now: Date): void {
		const found = this.#counts.get(key);
		if (found !== undefined && found.until > now.getTime()) {
			found.count++;
			return;
		}
		this.#counts.delete(key);
		this.#counts.set(key, { count: 1, until: now.getTime() + this.#window });
		if (this.#counts.size > longest) this.#counts.delete(this.#counts.keys().next().value ?? key);
	}

	forget(key: string): void {
		this.#counts.delete(key);
	}

	/** Refuses where the limit is reached, saying when to come back. */
	refuseFull(key: string, now: Date): void {
		if (!this.isFull(key, now)) return;
		const until = this.#counts.get(key)?.until ?? now.getTime();
		const retryAfter = Math.max(1, Math.ceil((until - now.getTime()) / 1000));
		throw new Refusal('too_many_requests', { extra: { retryAfter } });
	}
}
