import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes, type RateLimiterPostgres } from 'rate-limiter-flexible';
import { countedIn, type Counted } from './counted.ts';
import type { Deps } from './deps.ts';

/** So many of something in so many seconds, for each caller, over all processes of the installation. */
export interface RateLimit extends Counted {
	/**
	 * How many a process takes at once and gives out by itself, so that not every request asks the database. What it does not use is lost to
	 * the caller: the limit is never exceeded, and undercut by that much at most for each process.
	 */
	lease?: number;
}

export interface Rate {
	isAllowed: boolean;
	remaining: number;
	/** Until the window ends, in seconds. */
	resetSeconds: number;
}

interface Lease {
	left: number;
	isFull: boolean;
	remaining: number;
	/** On this machine's clock, in milliseconds. */
	until: number;
	asking?: Promise<void> | undefined;
}

/** Callers that are remembered by one process at most: the rest is in the database. */
const mostKnown = 20_000;

/**
 * A limit that holds across processes. Where the database is away each process counts for itself, so that a caller is neither let
 * through without bounds nor turned away because of us.
 */
export class SharedRate {
	readonly limit: RateLimit;
	readonly #limiter: RateLimiterPostgres;
	readonly #leases = new Map<string, Lease>();

	constructor({ pool }: Pick<Deps, 'pool'>, limit: RateLimit) {
		const { name, points, seconds: duration } = limit;
		this.limit = limit;
		this.#limiter = countedIn(pool, limit, {
			insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration })
		});
	}

	/** Takes one for the caller whom `who` names. */
	async take(who: string): Promise<Rate> {
		const key = createHash('sha256').update(who).digest('base64url');
		for (;;) {
			const lease = this.#leaseOf(key);
			if (lease.left > 0) {
				lease.left--;
				return { ...said(lease), isAllowed: true };
			}
			if (lease.isFull) return { ...said(lease), isAllowed: false };
			// Of many that come at once one asks, and the others wait for its answer.
			lease.asking ??= this.#ask(key, lease).finally(() => (lease.asking = undefined));
			await lease.asking;
		}
	}

	#leaseOf(key: string): Lease {
		const known = this.#leases.get(key);
		if (known && known.until > Date.now()) return known;
		this.#leases.delete(key);
		const fresh: Lease = { left: 0, isFull: false, remaining: this.limit.points, until: Infinity };
		this.#leases.set(key, fresh);
		if (this.#leases.size > mostKnown) this.#leases.delete(this.#leases.keys().next().value ?? key);
		return fresh;
	}

	async #ask(key: string, lease: Lease): Promise<void> {
		const wanted = this.limit.lease ?? 1;
		try {
			const answer = await this.#limiter.consume(key, wanted);
			lease.left = wanted;
			lease.remaining = answer.remainingPoints;
			lease.until = Date.now() + answer.msBeforeNext;
		} catch (answer) {
			if (!(answer instanceof RateLimiterRes)) throw answer;
			lease.isFull = true;
			lease.remaining = 0;
			lease.until = Date.now() + answer.msBeforeNext;
		}
	}
}

const said = ({ left, remaining, until }: Lease) => ({
	remaining: remaining + left,
	resetSeconds: Number.isFinite(until) ? Math.max(1, Math.ceil((until - Date.now()) / 1000)) : 1
});
