import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	index,
	integer,
	jsonb,
	pgTable,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import type { Abilities } from '#sync/records/ability.ts';
import { accountStatuses } from '#sync/records/account.ts';
import type { Poll } from '#sync/records/poll.ts';
import { instant, primaryId, synced } from '../columns.ts';
import { grants } from './grants.ts';
import { projects } from './projects.ts';
import { users } from './users.ts';

export const accounts = pgTable(
	'accounts',
	{
		id: primaryId(),
		projectId: uuid('project_id')
			.notNull()
			.references(() => projects.id, { onDelete: 'cascade' }),
		network: text('network').notNull(),
		kind: text('kind', { enum: ['channel', 'group', 'supergroup', 'community', 'page'] }).notNull(),
		externalId: text('external_id').notNull(),
		title: text('title').notNull(),
		username: text('username'),
		avatarUrl: text('avatar_url'),
		status: text('status', { enum: accountStatuses }).notNull().default('active'),
		statusReason: text('status_reason'),
		subscribers: integer('subscribers'),
		abilities: jsonb('abilities').$type<Abilities>(),
		signature: text('signature').notNull().default(''),
		connectedBy: uuid('connected_by').references(() => users.id, { onDelete: 'set null' }),
		connectedAt: instant('connected_at').notNull(),
		/** When the network last gave the channel another number: messages from before cannot be reached by theirs any more. */
		movedAt: instant('moved_at'),
		...synced
	},
	(table) => [
		index('accounts_external').on(table.network, table.externalId),
		uniqueIndex('accounts_channel')
			.on(table.projectId, table.network, table.externalId)
			.where(sql`deleted_at is null`)
	]
);
export type AccountRow = typeof accounts.$inferSelect;

/** What opens an account, sealed by server/core/seal. Not a synced table: it never leaves the server. */
export const accountSecrets = pgTable('account_secrets', {
	accountId: uuid('account_id')
		.primaryKey()
		.references(() => accounts.id, { onDelete: 'cascade' }),
	sealed: text('sealed').notNull(),
	/** The sign-in that it lives on, where it is not opened by a secret of its own. */
	grantId: uuid('grant_id').references(() => grants.id, { onDelete: 'cascade' }),
	/** Whose token it is, as far as it says so itself: the bot's number. */
	bot: text('bot')
});

/** What a channel shows that lives inside the installation itself: its messages, as its readers see them. */
export const channelMessages = pgTable(
	'channel_messages',
	{
		id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		accountId: uuid('account_id')
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		/** The sender's own key: the same one again is answered with the message it made. */
		key: text('key').notNull(),
		html: text('html').notNull(),
		media: jsonb('media').$type<{ mediaId: string; kind: string; spoiler: boolean }[]>().notNull(),
		silent: boolean('silent').notNull().default(false),
		protect: boolean('protect').notNull().default(false),
		captionAbove: boolean('caption_above').notNull().default(false),
		buttons: jsonb('buttons').$type<{ text: string; url: string }[][]>().notNull().default([]),
		poll: jsonb('poll').$type<Poll>(),
		isPinned: boolean('is_pinned').notNull().default(false),
		publishedAt: instant('published_at').notNull(),
		/** When its words were last changed, and when it was taken down: readers see neither, whoever tries things out does. */
		editedAt: instant('edited_at'),
		deletedAt: instant('deleted_at')
	},
	(table) => [uniqueIndex('channel_messages_key').on(table.accountId, table.key)]
);
