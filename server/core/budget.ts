import { RateLimiterRes, type RateLimiterPostgres } from 'rate-limiter-flexible';
import { Refusal } from '#sync/errors.ts';
import { countedIn, rateHeaders, type Counted } from './counted.ts';
import type { Deps } from './deps.ts';
import { perDeps } from './per-deps.ts';

/** How often something may be tried, counted one by one. What everybody does all the time is leased instead: see rate-limits.ts. */
export type Budget = Counted;

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

const usedUp = (budget: Budget, retryAfter: number): Refusal =>
	new Refusal('too_many_requests', {
		extra: { retryAfter },
		headers: rateHeaders(budget, 0, retryAfter)
	});

function limiterOf(deps: Deps, budget: Budget): RateLimiterPostgres {
	const limiters = limitersOf(deps);
	const there = limiters.get(budget.name);
	if (there) return there;
	const made = countedIn(deps.pool, budget, { inMemoryBlockOnConsumed: budget.points + 1 });
	limiters.set(budget.name, made);
	return made;
}
