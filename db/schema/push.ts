import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId } from '../columns.ts';
import { users } from './users.ts';

/** One browser that asked to be told. */
export const pushSubscriptions = pgTable(
	'push_subscriptions',
	{
		id: primaryId(),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		endpoint: text('endpoint').notNull().unique(),
		p256dh: text('p256dh').notNull(),
		auth: text('auth').notNull(),
		failures: integer('failures').notNull().default(0),
		createdAt: instant('created_at').notNull().defaultNow()
	},
	(table) => [index('push_subscriptions_user').on(table.userId)]
);
