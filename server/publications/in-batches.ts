import type { Tx } from '#db/client.ts';
import type { Deps } from '../core/deps.ts';
import { isDatabaseAway } from '../core/failures.ts';

/** So many transactions at a time: enough to keep the database busy, and connections left over for everybody else. */
const atOnce = 4;

/**
 * Does the same with so many at a time, in a transaction. A batch that cannot be done is done one by one, unless that is the database's fault;
 * one that cannot be is logged and holds up no other: the next look meets it again. Gives how many were done.
 */
export async function inBatches(
	deps: Pick<Deps, 'write' | 'log'>,
	ids: string[],
	size: number,
	work: (tx: Tx, ids: string[]) => Promise<void>
): Promise<number> {
	let done = 0;
	const attempt = async (some: string[]): Promise<void> => {
		try {
			await deps.write((tx) => work(tx, some));
			done += some.length;
		} catch (error) {
			if (some.length > 1 && !isDatabaseAway(error)) for (const id of some) await attempt([id]);
			else deps.log.error({ err: error, ids: some }, 'what is due could not be seen to');
		}
	};
	const batches = Array.from({ length: Math.ceil(ids.length / size) }, (_, at) =>
		ids.slice(at * size, (at + 1) * size)
	).values();
	const lane = async () => {
		for (const batch of batches) await attempt(batch);
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
	return done;
}
