import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { linkUses } from '#sync/records/client-link.ts';
import { instant, primaryId } from '../columns.ts';
import { projects } from './projects.ts';

const ofProject = () =>
	uuid('project_id')
		.notNull()
		.references(() => projects.id, { onDelete: 'cascade' });

/** By which somebody without an account looks at some posts, and says yes or no. Of its word only the hash is kept. */
export const clientLinks = pgTable(
	'client_links',
	{
		id: primaryId(),
		projectId: ofProject(),
		/** Whom it is for, as the team calls them. */
		name: text('name').notNull(),
		tokenHash: text('token_hash').notNull(),
		/** These posts; null for all that are planned within the period. */
		postIds: jsonb('post_ids').$type<string[]>(),
		from: instant('from'),
		until: instant('until'),
		/** No foreign key: a link outlives its maker's account. */
		createdBy: uuid('created_by').notNull(),
		createdAt: instant('created_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
		revokedAt: instant('revoked_at')
	},
	(table) => [
		uniqueIndex('client_links_token').on(table.tokenHash),
		index('client_links_project').on(table.projectId)
	]
);
export type ClientLinkRow = typeof clientLinks.$inferSelect;

/** That one was made, opened and revoked. What was decided by it is among the reviews. */
export const clientLinkUses = pgTable(
	'client_link_uses',
	{
		id: primaryId(),
		projectId: ofProject(),
		linkId: uuid('link_id')
			.notNull()
			.references(() => clientLinks.id, { onDelete: 'cascade' }),
		kind: text('kind', { enum: linkUses }).notNull(),
		by: uuid('by'),
		at: instant('at').notNull()
	},
	(table) => [
		index('client_link_uses_project').on(table.projectId, table.at),
		index('client_link_uses_link').on(table.linkId, table.at)
	]
);
