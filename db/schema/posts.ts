import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { postStatuses, type Post } from '#sync/records/post.ts';
import { instant, primaryId, synced } from '../columns.ts';
import { projects } from './projects.ts';

export const posts = pgTable(
	'posts',
	{
		id: primaryId(),
		projectId: uuid('project_id')
			.notNull()
			.references(() => projects.id, { onDelete: 'cascade' }),
		title: text('title').notNull().default(''),
		html: text('html').notNull().default(''),
		media: jsonb('media').$type<Post['media']>().notNull().default([]),
		poll: jsonb('poll').$type<Post['poll']>(),
		targets: jsonb('targets').$type<Post['targets']>().notNull().default([]),
		labels: jsonb('labels').$type<string[]>().notNull().default([]),
		status: text('status', { enum: postStatuses }).notNull().default('draft'),
		scheduledAt: instant('scheduled_at'),
		/** Its place in the queue; no two scheduled posts of a project have the same: the constraint posts_queue_place. */
		queuePlace: text('queue_place'),
		deleteAt: instant('delete_at'),
		/** The post that had gone out before this edit of it arrived. */
		lateEditOf: uuid('late_edit_of'),
		approval: jsonb('approval').$type<Post['approval']>(),
		/** What its people say about it, and what devices get of that: with the post. */
		thread: jsonb('thread').$type<Post['thread']>().notNull().default([]),
		/** No foreign key: a post outlives its author's account. */
		createdBy: uuid('created_by').notNull(),
		...synced
	},
	(table) => [
		index('posts_project').on(table.projectId, table.id),
		index('posts_due')
			.on(table.scheduledAt)
			.where(sql`status = 'scheduled' and deleted_at is null`),
		index('posts_calendar').on(table.projectId, table.scheduledAt)
	]
);
export type PostRow = typeof posts.$inferSelect;
