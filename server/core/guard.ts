import { and, eq, isNull, sql } from 'drizzle-orm';
import { projectMembers, projects } from '#db/schema.ts';
import type { Db, Tx } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { may, type Action } from '#sync/access.ts';
import { Refusal } from '#sync/errors.ts';
import type { Role } from '#sync/records/member.ts';

/** The role with which a person may do `action` in a project; refuses as `allowed` does. */
export const access = async (db: Db | Tx, userId: string, projectId: string, action: Action): Promise<Role> =>
	allowed(await roleIn(db, userId, projectId), action);

/**
 * The role, where it may do `action`. Refuses with `not_found` who has none in the project, so that a foreign project cannot be told from one that
 * does not exist, and with `forbidden` where the role is too low.
 */
export function allowed(role: Role | null, action: Action): Role {
	if (role === null) throw new Refusal('not_found');
	if (!may(role, action)) throw new Refusal('forbidden');
	return role;
}

export async function roleIn(db: Db | Tx, userId: string, projectId: string): Promise<Role | null> {
	const [row] = await roleQuery(db).execute({ projectId, userId });
	return row?.role ?? null;
}

const roleQuery = prepared((db) =>
	db
		.select({ role: projectMembers.role })
		.from(projectMembers)
		.innerJoin(projects, eq(projects.id, projectMembers.projectId))
		.where(
			and(
				eq(projectMembers.projectId, sql.placeholder('projectId')),
				eq(projectMembers.userId, sql.placeholder('userId')),
				isNull(projectMembers.deletedAt),
				isNull(projects.deletedAt)
			)
		)
		.prepare('role_in')
);
