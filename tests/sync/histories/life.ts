import { Subject } from 'rxjs';

/** What a dead page waits for. */
const never = new Promise<never>(() => undefined);

/**
 * One page from its opening to its end. It can be told to die at its n-th write from now, before it or after it: from then on nothing that it
 * does reaches its storage or the network, as if the process had been killed.
 */
export class Life {
	readonly end$ = new Subject<void>();
	readonly ended: Promise<void>;
	isOver = false;
	/** Counts the writes, for whoever wants to know how many there were. */
	writes = 0;
	#fate: { at: number; when: 'before' | 'after' } | null = null;
	#resolve: () => void;

	constructor() {
		const { promise, resolve } = Promise.withResolvers<void>();
		this.ended = promise;
		this.#resolve = resolve;
	}

	diesAt(nth: number, when: 'before' | 'after'): void {
		this.#fate = { at: this.writes + nth, when };
	}

	lives(): void {
		this.#fate = null;
	}

	end(): void {
		if (this.isOver) return;
		this.isOver = true;
		this.end$.next();
		this.#resolve();
	}

	/** One write to a storage: all of it happens, or nothing. */
	async write<T>(work: () => Promise<T>): Promise<T> {
		if (this.isOver) return never;
		const isLast = ++this.writes === this.#fate?.at;
		if (isLast && this.#fate?.when === 'before') this.end();
		if (this.isOver) return never;
		const done = await work();
		if (isLast) this.end();
		return this.isOver ? never : done;
	}

	/** Anything else that the page asks for and waits for. */
	async ask<T>(work: () => Promise<T>): Promise<T> {
		if (this.isOver) return never;
		const answer = await work();
		return this.isOver ? never : answer;
	}
}
