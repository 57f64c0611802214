import { bigint, boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
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
		name: text('name').notNull(),
		alt: text('alt').notNull().default(''),
		/** SHA-256 of the stored bytes, in hex; names the file in the store. */
		hash: text('hash').notNull(),
		hasThumb: boolean('has_thumb').notNull().default(false),
		createdBy: uuid('created_by').notNull(),
		...synced
	},
	(table) => [index('media_project').on(table.projectId, table.id)]
);
export type MediaRow = typeof media.$inferSelect;
