import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { waitUntil, type Clock } from './clock.ts';

/** How often the database is asked for the time, in milliseconds. */
const askEvery = 5000;
/** A difference between this machine's clock and the database's that somebody should mend, in milliseconds. */
const worthSaying = 1000;

/** Where a process has its time from, so that tests can set each clock by itself. All in milliseconds. */
export interface Sources {
	/** The database's clock, which all processes of an installation share. */
	ask(): Promise<number>;
	/** A clock that nobody sets: it only counts. */
	steady(): number;
	/** This machine's clock. */
	wall(): number;
}

/**
 * The database's time, carried on by a clock that nobody sets. A machine whose own clock is wrong, or jumps, sends nothing too early
 * and takes nobody's claim for expired; what it says about itself is logged.
 */
export async function startSharedClock(
	{ ask, steady, wall }: Sources,
	log: Pick<Logger, 'warn'>,
	ending: AbortSignal
): Promise<Clock> {
	let ahead = wall() - steady();
	let isWrong = false;
	const now = () => new Date(steady() + ahead);

	async function set(): Promise<void> {
		const askedAt = steady();
		const told = await ask();
		const answeredAt = steady();
		const found = told - (askedAt + answeredAt) / 2;
		// An answer that took its time says little: only what it says for certain is believed.
		const doubt = (answeredAt - askedAt) / 2 + 1;
		if (Math.abs(found - ahead) > doubt) ahead = found;
		const skewMs = Math.round(wall() - now().getTime());
		const isNowWrong = Math.abs(skewMs) > worthSaying;
		if (isNowWrong && !isWrong) log.warn({ skewMs }, 'this machine’s clock differs from the database’s');
		isWrong = isNowWrong;
	}

	async function keep(): Promise<void> {
		for (;;) {
			await sleep(askEvery, undefined, { ref: false, signal: ending });
			// A database that is away changes nothing: what was known of its time is carried on.
			await set().catch(() => undefined);
		}
	}

	await set();
	keep().catch(() => undefined);
	return { now, until: (instant, signal) => waitUntil(now, instant, signal) };
}

export const sourcesOf = (pool: Pool): Sources => ({
	async ask() {
		const { rows } = await pool.query<{ ms: number }>(
			'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms'
		);
		return rows[0]?.ms ?? Date.now();
	},
	steady: () => performance.now(),
	wall: () => Date.now()
});
