import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, primaryKey, smallint, text, uuid, varchar } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/**
 * One counter per lane of a scope; a scope is a project, or a person. It is raised as the last thing in a transaction, so the order of
 * its numbers is the order in which rows become visible. See db/migrations/0001_sync_feed.sql.
 */
export const syncScopes = pgTable(
	'sync_scopes',
	{
		id: uuid('id').notNull(),
		/** By sync_lane(collection). Measurements have one of their own: who writes posts never waits for them. */
		lane: smallint('lane').notNull().default(0),
		version: bigint('version', { mode: 'number' }).notNull().default(0)
	},
	(table) => [primaryKey({ columns: [table.id, table.lane] })]
);

/** One row per document and scope: the version at which it last changed there. Written by triggers alone. */
export const syncFeed = pgTable(
	'sync_feed',
	{
		scope: uuid('scope').notNull(),
		collection: text('collection').notNull(),
		documentId: uuid('document_id').notNull(),
		version: bigint('version', { mode: 'number' }).notNull(),
		/** 0: it is there; 1: the row is gone; 2: it moved to another scope; 3: it is there as a tombstone. */
		operation: smallint('operation').notNull(),
		/** By the database's clock; tombstones are cleared by their age. */
		changedAt: instant('changed_at').notNull().defaultNow()
	},
	(table) => [
		primaryKey({ columns: [table.scope, table.collection, table.documentId] }),
		index('sync_feed_page').on(table.scope, table.collection, table.version),
		index('sync_feed_gone')
			.on(table.changedAt)
			.where(sql`operation <> 0`)
	]
);

/** The highest version of a tombstone that was cleared: who has not read so far has missed something, and reads anew. */
export const syncHorizons = pgTable(
	'sync_horizons',
	{
		scope: uuid('scope').notNull(),
		collection: text('collection').notNull(),
		version: bigint('version', { mode: 'number' }).notNull()
	},
	(table) => [primaryKey({ columns: [table.scope, table.collection] })]
);

/** The installation's word in every cursor: after a restore from a backup a new one makes every device pull afresh. */
export const syncEpoch = pgTable('sync_epoch', { epoch: uuid('epoch').primaryKey() });

/** Every write that a device's push has brought in, so that a repeated one is known. */
export const appliedWrites = pgTable(
	'applied_writes',
	{
		collection: text('collection').notNull(),
		documentId: uuid('document_id').notNull(),
		writeId: varchar('write_id', { length: 64 }).notNull(),
		appliedAt: instant('applied_at').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.collection, table.documentId, table.writeId] }),
		index('applied_writes_age').on(table.appliedAt)
	]
);
