import DataLoader from 'dataloader';
import type { Db } from '#db/client.ts';
import type { Deps } from './deps.ts';
import { perDeps } from './per-deps.ts';

/**
 * Makes one question of what is asked by requests that came at the same moment; `ask` answers in the order of its keys. Nothing is remembered: what was
 * taken away is gone at once.
 */
export function gathered<Key, Answer>(ask: (db: Db, keys: readonly Key[]) => Promise<Answer[]>) {
	const loaderOf = perDeps(
		({ db }) =>
			new DataLoader((keys: readonly Key[]) => ask(db, keys), {
				cache: false,
				maxBatchSize: 200,
				// After everything that has arrived by now has been read.
				batchScheduleFn: setImmediate
			})
	);
	return (deps: Deps, key: Key): Promise<Answer> => loaderOf(deps).load(key);
}
