import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { projects, type ProjectRow } from '#db/schema.ts';

/** Puts changes of who may do what in a project in a row; null when there is no such project. */
export async function lockProject(tx: Tx, projectId: string): Promise<ProjectRow | null> {
	const [row] = await tx
		.select()
		.from(projects)
		.where(and(eq(projects.id, projectId), isNull(projects.deletedAt)))
		.for('no key update');
	return row ?? null;
}
