import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { projectMembers } from '#db/schema.ts';

/** Everybody who works on a project: whoever only reads along is told nothing. */
export async function crewOf(db: Db, projectId: string): Promise<string[]> {
	const people = await db
		.select({ userId: projectMembers.userId })
		.from(projectMembers)
		.where(
			and(
				eq(projectMembers.projectId, projectId),
				inArray(projectMembers.role, ['owner', 'editor', 'author']),
				isNotNull(projectMembers.userId),
				isNull(projectMembers.deletedAt)
			)
		);
	return people.flatMap(({ userId }) => userId ?? []);
}
