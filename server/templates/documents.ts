import type { TemplateRow } from '#db/schema.ts';
import type { Template } from '#sync/records/template.ts';

export const templateRecord = (row: TemplateRow): Template => ({
	id: row.id,
	projectId: row.projectId,
	name: row.name,
	html: row.html,
	variables: row.variables,
	createdBy: row.createdBy,
	createdAt: row.createdAt.toISOString(),
	updatedAt: row.updatedAt.toISOString(),
	writeId: row.writeId
});
