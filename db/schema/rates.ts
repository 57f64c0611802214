import { bigint, integer, pgTable, varchar } from 'drizzle-orm/pg-core';

/** How much each caller has asked for in the present window, by all processes together. The columns are rate-limiter-flexible's. */
export const rateLimits = pgTable('rate_limits', {
	/** Hashed: who it was is nobody's business. */
	key: varchar('key', { length: 255 }).primaryKey(),
	points: integer('points').notNull().default(0),
	expire: bigint('expire', { mode: 'number' })
});
