import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { projectMembers, users } from '#db/schema.ts';
import type { Member } from '#sync/records/member.ts';
import { memberRecord } from './documents.ts';

/** The people of a project, the longest there first: `limit` of them after the given place. */
export async function listMembers(
	db: Db,
	projectId: string,
	limit: number,
	after: string | undefined
): Promise<Member[]> {
	const rows = await db
		.select({ member: projectMembers, name: users.name })
		.from(projectMembers)
		.leftJoin(users, eq(users.id, projectMembers.userId))
		.where(
			and(
				eq(projectMembers.projectId, projectId),
				isNull(projectMembers.deletedAt),
				after === undefined ? undefined : gt(projectMembers.id, after)
			)
		)
		.orderBy(asc(projectMembers.id))
		.limit(limit);
	return rows.map((row) => memberRecord(row.member, row.name));
}
