import type { RxQuery } from 'rxdb';

/**
 * The present answer to a query over the device's documents, for as long as the component that made it is there. `query` may read
 * reactive state: when that changes, the new query is followed, and the old answer stays in sight until the new one is there.
 */
export class Live<T> {
	#answer = $state.raw<T[]>([]);
	#isReady = $state(false);
	#followed: string | null = null;
	#end: (() => void) | undefined;

	constructor(query: () => RxQuery<T, unknown> | null) {
		$effect.pre(() => this.#follow(query()));
		$effect(() => () => this.#end?.());
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
		this.#end?.();
		this.#end = query
			? follow(query, (answer) => {
					this.#answer = answer;
					this.#isReady = true;
				})
			: undefined;
	}
}

/** Hands on every answer to a query, as plain documents, until what it gives is called. */
export function follow<T>(query: RxQuery<T, unknown>, take: (answer: T[]) => void): () => void {
	// The cast: a query by find() answers with a list of documents.
	const following = query.$.subscribe((answer) =>
		take((answer as Stored[]).map((document) => plain<T>(document)))
	);
	return () => following.unsubscribe();
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
