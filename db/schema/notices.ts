import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uniqueIndex, uuid, varchar } from 'drizzle-orm/pg-core';
import { uuidv7 } from 'uuidv7';
import { noticeKinds } from '#sync/records/notice.ts';
import type { NoticeSettings } from '#sync/records/notice-settings.ts';
import { instant, primaryId } from '../columns.ts';
import { projects } from './projects.ts';
import { users } from './users.ts';

const ofPerson = () =>
	uuid('user_id')
		.notNull()
		.references(() => users.id, { onDelete: 'cascade' });
const ofProject = () =>
	uuid('project_id')
		.notNull()
		.references(() => projects.id, { onDelete: 'cascade' });

/**
 * What a person is told in the app. Synced by the person's own scope; no device deletes one, so there are no tombstones in the table: a row
 * that goes is told of by the feed. `post_id` and `account_ids` are no foreign keys: what is told stays when its subject goes.
 */
export const notices = pgTable(
	'notices',
	{
		id: primaryId(),
		userId: ofPerson(),
		projectId: ofProject(),
		kind: text('kind', { enum: noticeKinds }).notNull(),
		postId: uuid('post_id'),
		accountIds: jsonb('account_ids').$type<string[]>().notNull(),
		about: text('about').notNull(),
		/** What it is about, as one occasion: of one, a person has at most one notice unread. */
		key: text('key').notNull(),
		at: instant('at').notNull(),
		readAt: instant('read_at'),
		updatedAt: instant('updated_at').notNull(),
		writeId: varchar('write_id', { length: 64 }).notNull().$defaultFn(uuidv7)
	},
	(table) => [
		uniqueIndex('notices_one_unread')
			.on(table.key, table.userId)
			.where(sql`read_at is null`),
		index('notices_person').on(table.userId, table.projectId),
		index('notices_project').on(table.projectId),
		index('notices_age').on(table.at)
	]
);
export type NoticeRow = typeof notices.$inferSelect;

/** What a person has chosen to be told, and how. */
export const noticeSettings = pgTable('notice_settings', {
	userId: uuid('user_id')
		.primaryKey()
		.references(() => users.id, { onDelete: 'cascade' }),
	chosen: jsonb('chosen').$type<NoticeSettings>(),
	/** When the last letter left. */
	mailedAt: instant('mailed_at')
});

/** What waits to be told outside of the app: for the end of quiet hours, or for the next letter. */
export const heldNotices = pgTable(
	'held_notices',
	{
		id: primaryId(),
		userId: ofPerson(),
		projectId: ofProject(),
		way: text('way', { enum: ['push', 'mail'] }).notNull(),
		key: text('key').notNull(),
		kind: text('kind', { enum: noticeKinds }).notNull(),
		postId: uuid('post_id'),
		about: text('about').notNull(),
		heldAt: instant('held_at').notNull(),
		dueAt: instant('due_at').notNull()
	},
	(table) => [
		uniqueIndex('held_notices_once').on(table.key, table.userId, table.way),
		index('held_notices_person').on(table.userId, table.way),
		index('held_notices_project').on(table.projectId),
		index('held_notices_due').on(table.dueAt)
	]
);
export type HeldNoticeRow = typeof heldNotices.$inferSelect;
