import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { roles } from '#sync/records/member.ts';
import type { HashtagGroup, UtmRule } from '#sync/records/extras.ts';
import { overflows } from '#sync/records/project.ts';
import type { Slot } from '#sync/records/queue.ts';
import { primaryId, synced } from '../columns.ts';
import { users } from './users.ts';

export const projects = pgTable('projects', {
	id: primaryId(),
	name: text('name').notNull(),
	timezone: text('timezone').notNull(),
	approvalRequired: boolean('approval_required').notNull().default(false),
	slots: jsonb('slots').$type<Slot[]>().notNull().default([]),
	queuePaused: boolean('queue_paused').notNull().default(false),
	/** What happens to a text that one message has no room for. */
	overflow: text('overflow', { enum: overflows }).notNull().default('refuse'),
	hashtagGroups: jsonb('hashtag_groups').$type<HashtagGroup[]>().notNull().default([]),
	utm: jsonb('utm').$type<UtmRule[]>().notNull().default([]),
	/** How late a post may still go out by itself after nothing was running, in minutes. */
	graceMinutes: integer('grace_minutes').notNull().default(15),
	createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
	...synced
});
export type ProjectRow = typeof projects.$inferSelect;

export const projectMembers = pgTable(
	'project_members',
	{
		id: primaryId(),
		projectId: uuid('project_id')
			.notNull()
			.references(() => projects.id, { onDelete: 'cascade' }),
		/** Null while the invited address has no verified user. */
		userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
		email: text('email').notNull(),
		role: text('role', { enum: roles }).notNull(),
		invitedBy: uuid('invited_by').references(() => users.id, { onDelete: 'set null' }),
		...synced
	},
	(table) => [
		uniqueIndex('project_members_person')
			.on(table.projectId, table.email)
			.where(sql`deleted_at is null`),
		index('project_members_user')
			.on(table.userId)
			.where(sql`deleted_at is null`),
		index('project_members_email').on(table.email)
	]
);
export type MemberRow = typeof projectMembers.$inferSelect;
