import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { projects, type PostRow } from '#db/schema.ts';

/** Whether a post waits in a queue that is paused. */
export async function isHeld(tx: Tx, { status, queuePlace, projectId }: PostRow): Promise<boolean> {
	if (status !== 'scheduled' || queuePlace === null) return false;
	const [project] = await tx
		.select({ isPaused: projects.queuePaused })
		.from(projects)
		.where(eq(projects.id, projectId));
	return project?.isPaused ?? false;
}
