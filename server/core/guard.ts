import { and, eq, isNull } from 'drizzle-orm';
import { projectMembers, projects } from '#db/schema.ts';
import type { Db, Tx } from '#db/client.ts';
import { may, type Action } from '#sync/access.ts';
import { Refusal } from '#sync/errors.ts';
import type { Role } from '#sync/records/member.ts';

/**
 * The role with which a person may do `action` in a project. Refuses with `not_found` where the person is no member, so that a
 * foreign project cannot be told from one that does not exist, and with `forbidden` where the role is too low.
 */
export async function access(db: Db | Tx, userId: string, projectId: string, action: Action): Promise<Role> {
	const role = await roleIn(db, userId, projectId);
	if (role === null) throw new Refusal('not_found');
	if (!may(role, action)) throw new Refusal('forbidden');
	return role;
}

export async function roleIn(db: Db | Tx, userId: string, projectId: string): Promise<Role | null> {
	const [row] = await db
		.select({ role: projectMembers.role })
		.from(projectMembers)
		.innerJoin(projects, eq(projects.id, projectMembers.projectId))
		.where(
			and(
				eq(projectMembers.projectId, projectId),
				eq(projectMembers.userId, userId),
				isNull(projectMembers.deletedAt),
				isNull(projects.deletedAt)
			)
		);
	return row?.role ?? null;
}
