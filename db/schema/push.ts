import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId } from '../columns.ts';
import { sessions, users } from './users.ts';

/** One browser that asked to be told. */
export const pushSubscriptions = pgTable(
	'push_subscriptions',
	{
		id: primaryId(),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** The sign-in that asked: where it ends, so does the ringing. Null for what was asked before this was noted. */
		sessionId: uuid('session_id').references(() => sessions.id, { onDelete: 'cascade' }),
		endpoint: text('endpoint').notNull().unique(),
		p256dh: text('p256dh').notNull(),
		auth: text('auth').notNull(),
		failures: integer('failures').notNull().default(0),
		createdAt: instant('created_at').notNull().defaultNow()
	},
	(table) => [
		index('push_subscriptions_user').on(table.userId),
		index('push_subscriptions_session').on(table.sessionId)
	]
);
