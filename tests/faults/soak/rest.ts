import { setTimeout as sleep } from 'node:timers/promises';
import type { Measures } from './measures.ts';

/**
 * Sockets, timers and connections come and go with the work, so that their slope says how busy it was. What is still held when all is quiet,
 * and was not before, has leaked: of one with each fault or each post hundreds would be there. A few are the pool's, which keeps what it opened
 * for a while, and whoever still hangs up.
 */
const more = 10;

/** Waits until no more is held than at the beginning, in milliseconds at most. Gives what is said of it, and what is too much. */
export async function returnsToRest(
	measures: Measures,
	before: Record<string, number>,
	within: number
): Promise<{ said: string[]; tooMuch: string[] }> {
	const giveUpAt = Date.now() + within;
	for (;;) {
		const now = Object.entries(await measures.held());
		const word = ([what, count]: [string, number]) => `${what}: ${before[what]} before, ${count} at rest`;
		const tooMuch = now.filter(([what, count]) => !(count <= (before[what] ?? NaN) + more)).map(word);
		if (tooMuch.length === 0 || Date.now() > giveUpAt) return { said: now.map(word), tooMuch };
		await sleep(1000);
	}
}
