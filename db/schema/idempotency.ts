import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/** First answers to requests that came with an Idempotency-Key, kept for a day. */
export const idempotentAnswers = pgTable(
	'idempotent_answers',
	{
		/** The user, or the nil UUID for a caller without one. */
		caller: uuid('caller').notNull(),
		key: text('key').notNull(),
		/** SHA-256 of method, path and body, in hex. */
		request: text('request').notNull(),
		/** Null while the first one is still being answered. */
		status: integer('status'),
		body: jsonb('body'),
		createdAt: instant('created_at').notNull()
	},
	(table) => [primaryKey({ columns: [table.caller, table.key] }), index('idempotent_age').on(table.createdAt)]
);
