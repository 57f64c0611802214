import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { primaryId, synced } from '../columns.ts';
import { projects } from './projects.ts';

export const templates = pgTable(
	'templates',
	{
		id: primaryId(),
		projectId: uuid('project_id')
			.notNull()
			.references(() => projects.id, { onDelete: 'cascade' }),
		name: text('name').notNull(),
		html: text('html').notNull().default(''),
		/** Names that stand in the text as {{name}}. */
		variables: jsonb('variables').$type<string[]>().notNull().default([]),
		/** No foreign key: a template outlives its author's account. */
		createdBy: uuid('created_by').notNull(),
		...synced
	},
	(table) => [index('templates_project').on(table.projectId, table.id)]
);
export type TemplateRow = typeof templates.$inferSelect;
