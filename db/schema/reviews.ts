import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { reviewKinds } from '#sync/records/review.ts';
import { instant, primaryId } from '../columns.ts';
import { posts } from './posts.ts';
import { projects } from './projects.ts';

/** What people decided about a post, and that they spoke of it: a line is written with what it tells of, and never changed. */
export const postReviews = pgTable(
	'post_reviews',
	{
		id: primaryId(),
		projectId: uuid('project_id')
			.notNull()
			.references(() => projects.id, { onDelete: 'cascade' }),
		postId: uuid('post_id')
			.notNull()
			.references(() => posts.id, { onDelete: 'cascade' }),
		kind: text('kind', { enum: reviewKinds }).notNull(),
		/** No foreign key: a decision outlives its maker's account. Null for a client without one. */
		by: uuid('by'),
		client: text('client'),
		/** Of a comment. */
		commentId: uuid('comment_id'),
		at: instant('at').notNull()
	},
	(table) => [
		index('post_reviews_post').on(table.postId, table.at),
		index('post_reviews_project').on(table.projectId, table.at)
	]
);
export type ReviewRow = typeof postReviews.$inferSelect;
