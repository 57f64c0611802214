import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { projects, type ProjectRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { followWeek } from '../queue/follow-week.ts';
import { callIn } from '../reviews/require-approval.ts';
import type { ProjectChange } from './bodies.ts';
import { auditSettings } from './audit-settings.ts';
import { lockProject } from './lock-project.ts';

/** Whether the caller may do this has been asked before. */
export async function updateProject(
	tx: Tx,
	deps: Deps,
	projectId: string,
	change: ProjectChange & Partial<Pick<ProjectRow, 'slots' | 'queuePaused'>>,
	writeId: string = uuidv7()
): Promise<ProjectRow> {
	const before = await lockProject(tx, projectId);
	if (!before) throw new Refusal('not_found');
	const [changed] = await tx
		.update(projects)
		.set({ ...change, updatedAt: deps.clock.now(), writeId })
		.where(and(eq(projects.id, projectId), isNull(projects.deletedAt)))
		.returning();
	if (!changed) throw new Refusal('not_found');
	if (changed.approvalRequired && !before.approvalRequired) await callIn(tx, deps, projectId);
	await auditSettings(tx, deps, before, changed);
	await followWeek(tx, deps, before, changed);
	return changed;
}
