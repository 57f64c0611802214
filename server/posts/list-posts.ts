import { and, asc, desc, eq, gt, gte, ilike, inArray, isNull, lt, lte, or, type SQL } from 'drizzle-orm';
import type { z } from '@hono/zod-openapi';
import type { Db } from '#db/client.ts';
import { posts, type PostRow } from '#db/schema.ts';
import type { postFilter } from './bodies.ts';

type Filter = z.output<typeof postFilter>;

/** Posts of a project, the newest first, after the one that a cursor names. One more than `limit` tells whether there is a next page. */
export function listPosts(db: Db, filter: Filter, limit: number, after?: string): Promise<PostRow[]> {
	return db
		.select()
		.from(posts)
		.where(and(...conditions(filter), after === undefined ? undefined : lt(posts.id, after)))
		.orderBy(desc(posts.id))
		.limit(limit);
}

/** What is planned, soonest first. The cursor is the time and id of the last one seen. */
export function listScheduled(
	db: Db,
	projectId: string,
	limit: number,
	after?: { at: Date; id: string }
): Promise<PostRow[]> {
	return db
		.select()
		.from(posts)
		.where(
			and(
				eq(posts.projectId, projectId),
				eq(posts.status, 'scheduled'),
				isNull(posts.deletedAt),
				after &&
					or(gt(posts.scheduledAt, after.at), and(eq(posts.scheduledAt, after.at), gt(posts.id, after.id)))
			)
		)
		.orderBy(asc(posts.scheduledAt), asc(posts.id))
		.limit(limit);
}

function conditions({ projectId, status, from, to, q }: Filter): (SQL | undefined)[] {
	const pattern = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : undefined;
	return [
		eq(posts.projectId, projectId),
		isNull(posts.deletedAt),
		status && inArray(posts.status, status),
		from === undefined ? undefined : gte(posts.scheduledAt, new Date(from)),
		to === undefined ? undefined : lte(posts.scheduledAt, new Date(to)),
		pattern === undefined ? undefined : or(ilike(posts.html, pattern), ilike(posts.title, pattern))
	];
}
