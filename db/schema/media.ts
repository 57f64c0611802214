import { bigint, doublePrecision, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { mediaKinds } from '#sync/records/media.ts';
import { primaryId, synced } from '../columns.ts';
import { projects } from './projects.ts';

export const media = pgTable(
	'media',
	{
		id: primaryId(),
		projectId: uuid('project_id')
			.notNull()
			.references(() => projects.id, { onDelete: 'cascade' }),
		kind: text('kind', { enum: mediaKinds }).notNull(),
		mime: text('mime').notNull(),
		bytes: bigint('bytes', { mode: 'number' }).notNull(),
		width: integer('width'),
		height: integer('height'),
		/** Of a recording, in seconds. */
		duration: doublePrecision('duration'),
		name: text('name').notNull(),
		alt: text('alt').notNull().default(''),
		tags: jsonb('tags').$type<string[]>().notNull().default([]),
		/** SHA-256 of the stored bytes, in hex; names the file in the store. Empty once a deleted file's bytes are gone. */
		hash: text('hash').notNull(),
		/** SHA-256 of the bytes as they were given. */
		sourceHash: text('source_hash').notNull().default(''),
		/** The small picture for lists, which is a file of the store like any other. */
		thumbHash: text('thumb_hash'),
		createdBy: uuid('created_by').notNull(),
		...synced
	},
	(table) => [
		index('media_project').on(table.projectId, table.id),
		index('media_source').on(table.projectId, table.sourceHash),
		// Whether anybody still needs a stored file is asked by these two.
		index('media_hash').on(table.hash),
		index('media_thumb').on(table.thumbHash)
	]
);
export type MediaRow = typeof media.$inferSelect;
