import { bigint, index, pgTable, primaryKey, smallint, text, uuid, varchar } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/**
 * One counter per scope: a project, or a person. It is raised as the last thing in a transaction, so the order of its
 * numbers is the order in which rows become visible. See db/migrations/0001_sync_feed.sql.
 */
export const syncScopes = pgTable('sync_scopes', {
	id: uuid('id').primaryKey(),
	version: bigint('version', { mode: 'number' }).notNull().default(0)
});

/** One row per document and scope: the version at which it last changed there. Written by triggers alone. */
export const syncFeed = pgTable(
	'sync_feed',
	{
		scope: uuid('scope').notNull(),
		collection: text('collection').notNull(),
		documentId: uuid('document_id').notNull(),
		version: bigint('version', { mode: 'number' }).notNull(),
		/** 0: it is there (perhaps as a tombstone); 1: the row is gone; 2: it moved to another scope. */
		operation: smallint('operation').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.scope, table.collection, table.documentId] }),
		index('sync_feed_page').on(table.scope, table.collection, table.version)
	]
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
