import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { projectMembers, projects, syncScopes } from '#db/schema.ts';
import type { Role } from '#sync/records/member.ts';
import { gathered } from './gathered.ts';

/** What a person is in a project, and which of its states is the present one. */
export interface Standing {
	role: Role;
	/** Raised by every commit that changes a document of the project, in that commit: db/migrations/0001_sync_feed.sql. */
	version: number;
}

interface Place {
	userId: string;
	projectId: string;
}

/** Null for who is no member, and for a project that is not there. A role that was taken away is gone at once. */
export const standingIn = gathered(ask);

async function ask(db: Db, places: readonly Place[]): Promise<(Standing | null)[]> {
	const rows = await query(db).execute({
		projectIds: places.map(({ projectId }) => projectId),
		userIds: places.map(({ userId }) => userId)
	});
	const found = new Map(
		rows.map(({ projectId, userId, role, version }) => [`${projectId} ${userId}`, { role, version }])
	);
	return places.map(({ projectId, userId }) => found.get(`${projectId} ${userId}`) ?? null);
}

const query = prepared((db) =>
	db
		.select({
			projectId: projectMembers.projectId,
			userId: projectMembers.userId,
			role: projectMembers.role,
			version: syncScopes.version
		})
		.from(projectMembers)
		.innerJoin(projects, eq(projects.id, projectMembers.projectId))
		// Written with the project itself, in the lane of all that is no measurement.
		.innerJoin(syncScopes, and(eq(syncScopes.id, projectMembers.projectId), eq(syncScopes.lane, 0)))
		.where(
			and(
				sql`(${projectMembers.projectId}, ${projectMembers.userId}) in (
					select * from unnest(${sql.placeholder('projectIds')}::uuid[], ${sql.placeholder('userIds')}::uuid[]))`,
				isNull(projectMembers.deletedAt),
				isNull(projects.deletedAt)
			)
		)
		.prepare('standings')
);
