import { index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/**
 * Who has which post before them, until their word of it is too old. Unlogged: it is worth nothing after a crash. Neither key refers to
 * anything: what is gone is asked about by nobody.
 */
export const presences = pgTable(
	'presences',
	{
		postId: uuid('post_id').notNull(),
		userId: uuid('user_id').notNull(),
		seenAt: instant('seen_at').notNull()
	},
	(table) => [primaryKey({ columns: [table.postId, table.userId] }), index('presences_age').on(table.seenAt)]
);
