import { boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { consentKinds } from '#sync/records/consent.ts';
import { instant, primaryId } from '../columns.ts';
import { users } from './users.ts';

/** What a person has agreed to and taken back, one row for each time: never changed, and gone with the person. */
export const consents = pgTable(
	'consents',
	{
		id: primaryId(),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		kind: text('kind', { enum: consentKinds }).notNull(),
		isGiven: boolean('is_given').notNull(),
		/** Of the words that were agreed to. */
		version: text('version').notNull(),
		at: instant('at').notNull()
	},
	(table) => [index('consents_person').on(table.userId, table.kind, table.at)]
);
