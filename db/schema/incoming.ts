import {
	bigint,
	boolean,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { instant, primaryId } from '../columns.ts';
import { accounts } from './accounts.ts';
import { publications } from './publications.ts';

/** Whom a network tells by itself what happens: one bot. Its id stands in the address that the network calls. */
export const receivers = pgTable(
	'receivers',
	{
		id: primaryId(),
		network: text('network').notNull(),
		externalId: text('external_id').notNull(),
		username: text('username').notNull(),
		/** The installation's own, which serves the channels that have no token. */
		isOwn: boolean('is_own').notNull().default(false),
		/** Where it is asked instead of calling: the number of the first update that has not been taken, and since when. */
		position: bigint('position', { mode: 'number' }),
		positionAt: instant('position_at'),
		/** The process that asks at the moment: there may be one. */
		askedBy: uuid('asked_by'),
		askedUntil: instant('asked_until')
	},
	(table) => [uniqueIndex('receivers_bot').on(table.network, table.externalId)]
);
export type ReceiverRow = typeof receivers.$inferSelect;

/** Updates that have been taken, by the network's own number: one that comes again changes nothing. */
export const receivedUpdates = pgTable(
	'received_updates',
	{
		receiverId: uuid('receiver_id')
			.notNull()
			.references(() => receivers.id, { onDelete: 'cascade' }),
		number: bigint('number', { mode: 'number' }).notNull(),
		receivedAt: instant('received_at').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.receiverId, table.number] }),
		index('received_updates_age').on(table.receivedAt)
	]
);

export interface ReactionCount {
	/** The emoji, or the word by which the network names the reaction. */
	reaction: string;
	count: number;
}

/** How readers reacted to a message of ours: the network's newest word on it, which is always the whole of it. */
export const reactionCounts = pgTable(
	'reaction_counts',
	{
		accountId: uuid('account_id')
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		/** The message's number at the network. */
		externalId: text('external_id').notNull(),
		publicationId: uuid('publication_id')
			.notNull()
			.references(() => publications.id, { onDelete: 'cascade' }),
		reactions: jsonb('reactions').$type<ReactionCount[]>().notNull(),
		total: integer('total').notNull(),
		countedAt: instant('counted_at').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.accountId, table.externalId] }),
		index('reaction_counts_publication').on(table.publicationId)
	]
);
