import type { RxQuery } from 'rxdb';
import type { Subscription } from 'rxjs';
import { createSubscriber } from 'svelte/reactivity';

/**
 * The present answer to a query over the device's documents, kept present while something on screen reads it. `query` may read
 * reactive state: when that changes, the new query is followed, and the old answer stays in sight until the new one is there.
 */
export class Live<T> {
	#answer = $state.raw<T[]>([]);
	#isReady = $state(false);
	readonly #query: () => RxQuery<T, unknown> | null;
	readonly #subscribe: () => void;
	#followed: string | null = null;
	#subscription: Subscription | undefined;

	constructor(query: () => RxQuery<T, unknown> | null) {
		this.#query = query;
		this.#subscribe = createSubscriber(() => {
			const stop = $effect.root(() => {
				$effect(() => this.#follow(this.#query()));
			});
			return () => {
				stop();
				this.#subscription?.unsubscribe();
				this.#followed = null;
			};
		});
	}

	/** Plain documents, as they are stored. */
	get current(): T[] {
		this.#subscribe();
		return this.#answer;
	}

	/** False until the first answer, which comes from this device and takes milliseconds. */
	get isReady(): boolean {
		this.#subscribe();
		return this.#isReady;
	}

	#follow(query: RxQuery<T, unknown> | null): void {
		const key = query ? `${query.collection.name} ${query.toString()}` : null;
		if (key === this.#followed && key !== null) return;
		this.#followed = key;
		this.#subscription?.unsubscribe();
		this.#subscription = query?.$.subscribe((answer) => {
			// The cast: a query by find() answers with a list of documents.
			const documents = answer as { toJSON(): T }[];
			this.#answer = documents.map((document) => document.toJSON());
			this.#isReady = true;
		});
	}
}

export const live = <T>(query: () => RxQuery<T, unknown> | null): Live<T> => new Live(query);
