import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { templates, type TemplateRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { TemplateChange } from './bodies.ts';
import { cleanTemplate } from './clean-template.ts';
import { findTemplate } from './find-template.ts';

export async function changeTemplate(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	userId: string,
	id: string,
	{ name, html }: TemplateChange
): Promise<TemplateRow> {
	const row = await findTemplate(tx, userId, id, 'templates.write');
	const part = {
		...(name === undefined ? {} : { name }),
		...(html === undefined ? {} : cleanTemplate(html))
	};
	return (await write(tx, deps, id, part)) ?? row;
}

/** Takes it off the list. Posts that were written from it are their own texts and stay. */
export async function deleteTemplate(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	userId: string,
	id: string
): Promise<void> {
	await findTemplate(tx, userId, id, 'templates.write');
	await write(tx, deps, id, { deletedAt: deps.clock.now() });
}

async function write(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	id: string,
	part: Partial<typeof templates.$inferInsert>
): Promise<TemplateRow | undefined> {
	const [written] = await tx
		.update(templates)
		.set({ ...part, updatedAt: clock.now(), writeId: uuidv7() })
		.where(eq(templates.id, id))
		.returning();
	return written;
}
