import { sql } from 'drizzle-orm';
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId } from '../columns.ts';
import { projects } from './projects.ts';
import { sessions, users } from './users.ts';

/** A sign-in at a network that has begun and not come back yet. Nothing in it is of use to who reads the database. */
export const authorizations = pgTable('authorizations', {
	/** SHA-256 of the state that the network sends back. */
	id: text('id').primaryKey(),
	network: text('network').notNull(),
	projectId: uuid('project_id')
		.notNull()
		.references(() => projects.id, { onDelete: 'cascade' }),
	userId: uuid('user_id')
		.notNull()
		.references(() => users.id, { onDelete: 'cascade' }),
	sessionId: uuid('session_id')
		.notNull()
		.references(() => sessions.id, { onDelete: 'cascade' }),
	/** SHA-256 of the cookie of the browser in which it was begun: it has to end in the same. */
	browser: text('browser').notNull(),
	/** What the exchange needs, by server/core/seal. */
	sealed: text('sealed').notNull(),
	expiresAt: instant('expires_at').notNull()
});

/** What a person has let us do at a network in their name, for as long as it is renewed. Several accounts may live on one. */
export const grants = pgTable(
	'grants',
	{
		id: primaryId(),
		network: text('network').notNull(),
		projectId: uuid('project_id')
			.notNull()
			.references(() => projects.id, { onDelete: 'cascade' }),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** The tokens, by server/core/seal. */
		sealed: text('sealed').notNull(),
		/** When the access token ends. */
		expiresAt: instant('expires_at').notNull(),
		/** When it is renewed next; moved on where that was not possible at the moment. */
		renewAt: instant('renew_at').notNull(),
		/** When the network said for good that it renews it no more. */
		endedAt: instant('ended_at'),
		createdAt: instant('created_at').notNull()
	},
	(table) => [
		index('grants_renewal')
			.on(table.renewAt)
			.where(sql`ended_at is null`)
	]
);
export type GrantRow = typeof grants.$inferSelect;
