import type { Db, Tx } from './client.ts';

/**
 * A query that nearly every request asks. Its words are put together once for each place where it is asked, and, being named, PostgreSQL plans
 * it once for each connection. `make` ends in `.prepare(name)`, and selects columns by name: a plan outlives no change of what it gives.
 */
export function prepared<Query>(make: (db: Db | Tx) => Query): (db: Db | Tx) => Query {
	const made = new WeakMap<Db | Tx, Query>();
	return (db) => {
		const there = made.get(db);
		if (there !== undefined) return there;
		const fresh = make(db);
		made.set(db, fresh);
		return fresh;
	};
}
