import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { projectMembers, projects, users } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { lockProject } from '../projects/lock-project.ts';

/**
 * Erases a person and what only they own: projects in which nobody else is. Where others remain and no owner among them, the one with the
 * most rights who has been there longest becomes owner: a project is never left without one.
 */
export function deleteUser(deps: Deps, userId: string): Promise<void> {
	return deps.write(async (tx) => {
		const places = await tx
			.select({ projectId: projectMembers.projectId })
			.from(projectMembers)
			.where(eq(projectMembers.userId, userId))
			.orderBy(projectMembers.projectId);
		for (const { projectId } of places) await leave(tx, deps, projectId, userId);
		await tx.delete(users).where(eq(users.id, userId));
	});
}

async function leave(tx: Tx, deps: Deps, projectId: string, userId: string): Promise<void> {
	await lockProject(tx, projectId);
	const others = await tx
		.select({ id: projectMembers.id, role: projectMembers.role })
		.from(projectMembers)
		.where(
			and(
				eq(projectMembers.projectId, projectId),
				isNotNull(projectMembers.userId),
				ne(projectMembers.userId, userId),
				isNull(projectMembers.deletedAt)
			)
		)
		.orderBy(
			sql`array_position(array['owner', 'editor', 'author', 'viewer'], role)`,
			asc(projectMembers.createdAt)
		);
	const [heir] = others;
	if (!heir) {
		await tx.delete(projects).where(eq(projects.id, projectId));
	} else if (heir.role !== 'owner') {
		await tx
			.update(projectMembers)
			.set({ role: 'owner', updatedAt: deps.clock.now(), writeId: uuidv7() })
			.where(eq(projectMembers.id, heir.id));
	}
}
