import { jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';
import { posts } from './posts.ts';

/** What stands in the way of a planned post, as far as can be seen before its hour. */
export interface Foreseen {
	code: string;
	/** The channel that it is about. */
	accountId: string;
}

/** When a planned post was last looked at ahead of its hour, and what was found. */
export const preflights = pgTable('preflights', {
	postId: uuid('post_id')
		.primaryKey()
		.references(() => posts.id, { onDelete: 'cascade' }),
	/** The hour that it was planned for, and the version that was looked at: what was written since is looked at anew. */
	plannedAt: instant('planned_at').notNull(),
	postWriteId: text('post_write_id').notNull(),
	startedAt: instant('started_at').notNull(),
	problems: jsonb('problems').$type<Foreseen[]>().notNull()
});
