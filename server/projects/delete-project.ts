import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { projects, publications } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';
import { forgetNotices } from '../notices/forget.ts';

/**
 * A deleted project is a tombstone: its devices hear of it, and nobody can open it any more. What was about to go out of it does not.
 */
export async function deleteProject(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	projectId: string,
	writeId: string = uuidv7()
): Promise<void> {
	const now = deps.clock.now();
	const [gone] = await tx
		.update(projects)
		.set({ deletedAt: now, updatedAt: now, writeId })
		.where(and(eq(projects.id, projectId), isNull(projects.deletedAt)))
		.returning({ id: projects.id, name: projects.name });
	if (!gone) throw new Refusal('not_found');
	await tx
		.update(publications)
		.set({ status: 'cancelled', updatedAt: now, writeId: uuidv7() })
		.where(and(eq(publications.projectId, projectId), eq(publications.status, 'pending')));
	await forgetNotices(tx, projectId);
	const target = { kind: 'project' as const, ...gone };
	await record(tx, deps, { projectId, action: 'project.deleted', target });
}
