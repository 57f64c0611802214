import type { Tx } from '#db/client.ts';
import type { Deps } from '../core/deps.ts';

/** So many at a time: enough to keep the database busy, and connections left over for everybody else. */
const atOnce = 4;

/**
 * Does the same with each, in a transaction of its own. One that cannot be done is logged and holds up no other; the next look meets it
 * again. Gives how many were done.
 */
export async function oneByOne(
	deps: Pick<Deps, 'write' | 'log'>,
	ids: string[],
	work: (tx: Tx, id: string) => Promise<void>
): Promise<number> {
	const waiting = ids.values();
	let done = 0;
	const lane = async () => {
		for (const id of waiting) {
			try {
				await deps.write((tx) => work(tx, id));
				done++;
			} catch (error) {
				deps.log.error({ err: error, id }, 'one of the due could not be seen to');
			}
		}
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
	return done;
}
