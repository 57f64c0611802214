import type { Pool } from 'pg';
import { RateLimiterPostgres, type IRateLimiterPostgresOptions } from 'rate-limiter-flexible';

/** At most so many of something within so many seconds, for each key: all processes count together, in Postgres. */
export interface Counted {
	name: string;
	points: number;
	seconds: number;
}

export const countedIn = (
	pool: Pool,
	{ name, points, seconds: duration }: Counted,
	more: Partial<IRateLimiterPostgresOptions> = {}
): RateLimiterPostgres =>
	new RateLimiterPostgres({
		...{ storeClient: pool, storeType: 'pool', tableName: 'rate_limits', tableCreated: true },
		...{ keyPrefix: name, points, duration },
		// The job `tidy` clears what has expired.
		clearExpiredByTimeout: false,
		...more
	});

/** draft-ietf-httpapi-ratelimit-headers: how much there is, and what is left of it for so many seconds. */
export const rateHeaders = ({ name, points, seconds }: Counted, remaining: number, resetSeconds: number) => ({
	'ratelimit-policy': `"${name}";q=${points};w=${seconds}`,
	ratelimit: `"${name}";r=${remaining};t=${resetSeconds}`
});
