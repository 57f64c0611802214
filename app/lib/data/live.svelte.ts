import type { RxQuery } from 'rxdb';
import type { Subscription } from 'rxjs';

/**
 * The present answer to a query over the device's documents, for as long as the component that made it is there. `query` may read
 * reactive state: when that changes, the new query is followed, and the old answer stays in sight until the new one is there.
 */
export class Live<T> {
	#answer = $state.raw<T[]>([]);
	#isReady = $state(false);
	#followed: string | null = null;
	#subscription: Subscription | undefined;

	constructor(query: () => RxQuery<T, unknown> | null) {
		$effect.pre(() => this.#follow(query()));
		$effect(() => () => this.#subscription?.unsubscribe());
	}

	/** Plain documents, as they are stored. */
	get current(): T[] {
		return this.#answer;
	}

	/** False until the first answer, which comes from this device and takes milliseconds. */
	get isReady(): boolean {
		return this.#isReady;
	}

	#follow(query: RxQuery<T, unknown> | null): void {
		const key = query ? `${query.collection.name} ${query.toString()}` : null;
		if (key === this.#followed && key !== null) return;
		this.#followed = key;
		this.#subscription?.unsubscribe();
		this.#subscription = query?.$.subscribe((answer) => {
			// The cast: a query by find() answers with a list of documents.
			const documents = answer as Stored[];
			this.#answer = documents.map((document) => plain<T>(document));
			this.#isReady = true;
		});
	}
}

interface Stored {
	toJSON(withMetaFields: true): Record<string, unknown>;
}

/** What was made of a document before is given again: nothing that is drawn of it is drawn anew because another one has changed. */
const known = new WeakMap<object, unknown>();

function plain<T>(document: Stored): T {
	const stored = document.toJSON(true);
	const before = known.get(stored);
	if (before !== undefined) return before as T;
	const made = withoutMeta(stored);
	known.set(stored, made);
	// The cast: a collection's documents have the shape of its schema.
	return made as T;
}

const withoutMeta = ({ _meta, _rev, _deleted, _attachments, ...fields }: Record<string, unknown>): object =>
	fields;

export const live = <T>(query: () => RxQuery<T, unknown> | null): Live<T> => new Live(query);
