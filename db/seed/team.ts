import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Role } from '#sync/records/member.ts';
import type { Db } from '../client.ts';
import { accounts, projectMembers, projects, users } from '../schema.ts';
import { demo } from './people.ts';

/** Who works in a project of the demonstration's owner, and its channels. Null where somebody has taken it, or one of them, away. */
export async function findTeam(db: Db, name: string) {
	const [project] = await db
		.select({ id: projects.id })
		.from(projects)
		.innerJoin(users, eq(users.id, projects.createdBy))
		.where(and(eq(users.email, demo.email), eq(projects.name, name), isNull(projects.deletedAt)));
	if (!project) return null;
	const { projectId, userId, role, deletedAt } = projectMembers;
	const members = await db
		.select({ userId, role })
		.from(projectMembers)
		.where(and(eq(projectId, project.id), isNotNull(userId), isNull(deletedAt)));
	const channels = await db
		.select({ id: accounts.id })
		.from(accounts)
		.where(and(eq(accounts.projectId, project.id), isNull(accounts.deletedAt)))
		.orderBy(accounts.id);
	const first = (wanted: Role) => members.find((one) => one.role === wanted)?.userId;
	const [owner, editor, author] = [first('owner'), first('editor'), first('author')];
	if (!owner || !editor || !author || channels.length === 0) return null;
	return { projectId: project.id, accountIds: channels.map(({ id }) => id), owner, editor, author };
}
