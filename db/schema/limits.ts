import { doublePrecision, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/**
 * A pace that is kept: a token bucket as the instant at which it is full again. Of a sender (a bot, a token), of one of its channels, and, to
 * serve them in turn, of each project that uses it. Unlogged would forget the pauses that networks have asked for.
 */
export const buckets = pgTable('buckets', {
	key: text('key').primaryKey(),
	freeAt: instant('free_at').notNull(),
	/** The network has asked for silence until then. */
	pausedUntil: instant('paused_until'),
	/** How many times slower than the network's word, since it said "too many" at `slowedAt`. */
	slowdown: doublePrecision('slowdown').notNull().default(1),
	slowedAt: instant('slowed_at')
});
export type BucketRow = typeof buckets.$inferSelect;
