import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from './deps.ts';
import { perDeps } from './per-deps.ts';

/** At most so many of something within so many seconds, for each key: all processes count together, in Postgres. */
export interface Budget {
	name: string;
	points: number;
	seconds: number;
}

/** Made once for each budget. A key that is used up is then refused from memory, so that a flood costs the database nothing. */
export const limitersOf = perDeps(() => new Map<string, RateLimiterPostgres>());

/** Takes one from the budget; refuses where nothing is left, saying when to come back. */
export async function spend(deps: Deps, budget: Budget, key: string): Promise<void> {
	try {
		await limiterOf(deps, budget).consume(key);
	} catch (error) {
		if (!(error instanceof RateLimiterRes)) throw error;
		throw usedUp(budget, Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
	}
}

/** The same as a question. */
export async function canSpend(deps: Deps, budget: Budget, key: string): Promise<boolean> {
	try {
		await spend(deps, budget, key);
		return true;
	} catch (error) {
		if (error instanceof Refusal) return false;
		throw error;
	}
}

/** For what turned out to be nothing that is to be counted. */
export async function giveBack(deps: Deps, budget: Budget, key: string): Promise<void> {
	await limiterOf(deps, budget).reward(key);
}

/** draft-ietf-httpapi-ratelimit-headers: what the budget is, and what is left of it. */
function usedUp({ name, points, seconds }: Budget, retryAfter: number): Refusal {
	return new Refusal('too_many_requests', {
		extra: { retryAfter },
		headers: {
			'ratelimit-policy': `"${name}";q=${points};w=${seconds}`,
			ratelimit: `"${name}";r=0;t=${retryAfter}`
		}
	});
}

function limiterOf(deps: Deps, { name, points, seconds }: Budget): RateLimiterPostgres {
	const limiters = limitersOf(deps);
	const there = limiters.get(name);
	if (there) return there;
	const made = new RateLimiterPostgres({
		...{ storeClient: deps.pool, storeType: 'pool', tableName: 'rate_limits', tableCreated: true },
		...{ keyPrefix: name, points, duration: seconds, inMemoryBlockOnConsumed: points + 1 },
		// The job `tidy` does that.
		clearExpiredByTimeout: false
	});
	limiters.set(name, made);
	return made;
}
