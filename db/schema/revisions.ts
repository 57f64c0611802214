import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uniqueIndex, uuid, varchar } from 'drizzle-orm/pg-core';
import { revisionKinds, type Revision, type RevisionContent } from '#sync/records/revision.ts';
import { instant, primaryId } from '../columns.ts';
import { posts } from './posts.ts';
import { projects } from './projects.ts';

/**
 * A post's history: every version that somebody wrote, also one that did not make it into the post. A post that nobody has changed yet has
 * none: its first version is the post itself, and is written down, under the post's own id, when the first change takes its place.
 */
export const postRevisions = pgTable(
	'post_revisions',
	{
		id: primaryId(),
		projectId: uuid('project_id')
			.notNull()
			.references(() => projects.id, { onDelete: 'cascade' }),
		postId: uuid('post_id')
			.notNull()
			.references(() => posts.id, { onDelete: 'cascade' }),
		kind: text('kind', { enum: revisionKinds }).notNull(),
		/** No foreign key: a version outlives its author's account. */
		authorId: uuid('author_id').notNull(),
		/** The write that brought it. One that lost comes again where its answer was lost too, and is kept once. */
		writeId: varchar('write_id', { length: 64 }).notNull(),
		content: jsonb('content').$type<RevisionContent>().notNull(),
		/** Of a conflict: the fields in which another's change stayed. */
		lost: jsonb('lost').$type<Revision['lost']>().notNull().default([]),
		/** When the author began the sitting that this version is the end of. */
		startedAt: instant('started_at').notNull(),
		savedAt: instant('saved_at').notNull()
	},
	(table) => [
		uniqueIndex('post_revisions_once')
			.on(table.postId, table.authorId, table.writeId)
			.where(sql`kind in ('conflict', 'late')`),
		index('post_revisions_history').on(table.postId, table.savedAt)
	]
);
export type RevisionRow = typeof postRevisions.$inferSelect;
