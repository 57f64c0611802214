import { and, eq, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { templates, type TemplateRow } from '#db/schema.ts';
import type { Action } from '#sync/access.ts';
import { Refusal } from '#sync/errors.ts';
import { access } from '../core/guard.ts';

/** A template that the person may do `action` with; otherwise it is not there, or the role is too low. */
export async function findTemplate(
	db: Db | Tx,
	userId: string,
	id: string,
	action: Action
): Promise<TemplateRow> {
	const [row] = await db
		.select()
		.from(templates)
		.where(and(eq(templates.id, id), isNull(templates.deletedAt)));
	if (!row) throw new Refusal('not_found');
	await access(db, userId, row.projectId, action);
	return row;
}
