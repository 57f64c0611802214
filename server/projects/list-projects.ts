import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { projectMembers, projects } from '#db/schema.ts';
import type { Project } from '#sync/records/project.ts';
import { projectRecord } from './documents.ts';

/** The projects that a person is a member of, the oldest first: `limit` of them after the given one. */
export async function listProjects(
	db: Db,
	userId: string,
	limit: number,
	after: string | undefined
): Promise<Project[]> {
	const rows = await db
		.select({ project: projects, role: projectMembers.role })
		.from(projectMembers)
		.innerJoin(projects, eq(projects.id, projectMembers.projectId))
		.where(
			and(
				eq(projectMembers.userId, userId),
				isNull(projectMembers.deletedAt),
				isNull(projects.deletedAt),
				after === undefined ? undefined : gt(projects.id, after)
			)
		)
		.orderBy(asc(projects.id))
		.limit(limit);
	return rows.map((row) => projectRecord(row.project, row.role));
}
