import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId } from '../columns.ts';
import { receivers } from './incoming.ts';
import { projects } from './projects.ts';
import { users } from './users.ts';

/** Who our people are at a network: they sent a code of ours from there, and said that it was theirs. */
export const linkedPeople = pgTable(
	'linked_people',
	{
		id: primaryId(),
		network: text('network').notNull(),
		externalId: text('external_id').notNull(),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** As the network shows them. */
		name: text('name').notNull(),
		linkedAt: instant('linked_at').notNull()
	},
	(table) => [
		uniqueIndex('linked_people_once').on(table.network, table.externalId, table.userId),
		index('linked_people_user').on(table.userId)
	]
);

/** A link by which somebody brings a bot into a channel: whatever channels it is brought to while the link stands are connected to the project. */
export const connectLinks = pgTable(
	'connect_links',
	{
		id: primaryId(),
		receiverId: uuid('receiver_id')
			.notNull()
			.references(() => receivers.id, { onDelete: 'cascade' }),
		projectId: uuid('project_id')
			.notNull()
			.references(() => projects.id, { onDelete: 'cascade' }),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** When it was last asked for. Of several that stand, a channel belongs to the newest. */
		openedAt: instant('opened_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
		/** Who sent its code from the network first: nobody else can. And when that person said to be who asked for it. */
		personId: text('person_id'),
		personName: text('person_name'),
		confirmedAt: instant('confirmed_at'),
		/** Why the last channel could not be connected, and which one it was. */
		problem: text('problem'),
		problemTitle: text('problem_title')
	},
	(table) => [index('connect_links_user').on(table.userId), index('connect_links_age').on(table.expiresAt)]
);
export type ConnectLinkRow = typeof connectLinks.$inferSelect;

/** Channels that a bot was brought to lately, and by whom: the link may be opened before or after. */
export const broughtTo = pgTable(
	'brought_to',
	{
		receiverId: uuid('receiver_id')
			.notNull()
			.references(() => receivers.id, { onDelete: 'cascade' }),
		/** The channel's number at the network, and the person's. */
		externalId: text('external_id').notNull(),
		personId: text('person_id').notNull(),
		broughtAt: instant('brought_at').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.receiverId, table.externalId] }),
		index('brought_to_person').on(table.personId)
	]
);
