import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { projects } from '#db/schema.ts';
import type { Overflow } from '#sync/records/project.ts';

/** What the project wants done with a text that one message has no room for. */
export async function overflowOf(tx: Tx, projectId: string): Promise<Overflow> {
	const [project] = await tx
		.select({ overflow: projects.overflow })
		.from(projects)
		.where(eq(projects.id, projectId));
	return project?.overflow ?? 'refuse';
}
