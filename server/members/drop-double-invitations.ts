import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { projectMembers } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { lockProject } from '../projects/lock-project.ts';

/**
 * Before a person gets another address, which their places will carry too: where it was invited beside the old one, the place that they have
 * stays, and the invitation goes.
 */
export async function dropDoubleInvitations(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	userId: string,
	email: string
): Promise<void> {
	const stands = isNull(projectMembers.deletedAt);
	const theirs = tx
		.select({ projectId: projectMembers.projectId })
		.from(projectMembers)
		.where(and(eq(projectMembers.userId, userId), stands));
	const double = await tx
		.select({ id: projectMembers.id, projectId: projectMembers.projectId })
		.from(projectMembers)
		.where(
			and(
				...[eq(projectMembers.email, email), isNull(projectMembers.userId), stands],
				inArray(projectMembers.projectId, theirs)
			)
		)
		.orderBy(asc(projectMembers.projectId));
	for (const { id, projectId } of double) {
		await lockProject(tx, projectId);
		const now = deps.clock.now();
		await tx
			.update(projectMembers)
			.set({ deletedAt: now, updatedAt: now, writeId: uuidv7() })
			.where(and(eq(projectMembers.id, id), isNull(projectMembers.userId)));
	}
}
