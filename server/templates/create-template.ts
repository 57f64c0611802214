import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { templates, type TemplateRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { access } from '../core/guard.ts';
import type { NewTemplate } from './bodies.ts';
import { cleanTemplate } from './clean-template.ts';

/** Makes a template. An id that this person chose before is answered with the template that it made. */
export async function createTemplate(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	userId: string,
	{ id = uuidv7(), projectId, name, html }: NewTemplate
): Promise<TemplateRow> {
	await access(tx, userId, projectId, 'templates.write');
	const now = clock.now();
	const [made] = await tx
		.insert(templates)
		.values({
			...{ id, projectId, name, ...cleanTemplate(html), createdBy: userId },
			...{ createdAt: now, updatedAt: now, writeId: uuidv7() }
		})
		.onConflictDoNothing()
		.returning();
	if (made) return made;
	const isOwn = and(eq(templates.createdBy, userId), eq(templates.projectId, projectId));
	const [own] = await tx
		.select()
		.from(templates)
		.where(and(eq(templates.id, id), isOwn, isNull(templates.deletedAt)));
	if (!own) throw new Refusal('already_exists');
	return own;
}
