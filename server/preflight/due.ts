import { and, eq, gt, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import { prepared } from '#db/prepared.ts';
import { posts, preflights, projects } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';

/** How long before its hour a planned post is looked at, in milliseconds (spec: publishing.md, 11). */
const ahead = 30 * 60_000;
/** Nearer than this it is too late to mend anything, in milliseconds. */
const nearest = 2 * 60_000;
/** One that is being written is looked at when it has rested for so long, in milliseconds. */
const untilItRests = 30_000;
const batch = 100;

/**
 * Hands on the planned posts whose hour is near, each once for its hour and its version. What is to leave at once is not looked at: it will
 * be seen soon enough. Gives how many.
 */
export async function enqueuePreflights(deps: Pick<Deps, 'db' | 'clock' | 'enqueue'>): Promise<number> {
	const now = deps.clock.now().getTime();
	const at = (ms: number) => new Date(now + ms).toISOString();
	const due = await nearPosts(deps.db).execute({
		...{ nearest: at(nearest), farthest: at(ahead), restsSince: at(-untilItRests) }
	});
	for (const one of due) await begin(deps, one);
	return due.length;
}

const nearPosts = prepared((db) =>
	db
		.select({ postId: posts.id, plannedAt: posts.scheduledAt, postWriteId: posts.writeId })
		.from(posts)
		.innerJoin(projects, and(eq(projects.id, posts.projectId), isNull(projects.deletedAt)))
		.leftJoin(preflights, eq(preflights.postId, posts.id))
		.where(
			and(
				eq(posts.status, 'scheduled'),
				isNull(posts.deletedAt),
				gt(posts.scheduledAt, sql.placeholder('nearest')),
				or(isNull(posts.queuePlace), eq(projects.queuePaused, false)),
				lte(posts.scheduledAt, sql.placeholder('farthest')),
				or(
					isNull(preflights.postId),
					ne(preflights.plannedAt, posts.scheduledAt),
					and(ne(preflights.postWriteId, posts.writeId), lt(posts.updatedAt, sql.placeholder('restsSince')))
				)
			)
		)
		.orderBy(posts.scheduledAt)
		.limit(batch)
		.prepare('near_posts')
);

/** Several workers may have seen the same post: it is the first one's. */
async function begin(
	{ db, clock, enqueue }: Pick<Deps, 'db' | 'clock' | 'enqueue'>,
	{ postId, plannedAt, postWriteId }: { postId: string; plannedAt: Date | null; postWriteId: string }
): Promise<void> {
	if (plannedAt === null) return;
	const begun = { plannedAt, postWriteId, startedAt: clock.now() };
	await db.transaction(async (tx) => {
		const [mine] = await tx
			.insert(preflights)
			.values({ postId, ...begun, problems: [] })
			.onConflictDoUpdate({
				target: preflights.postId,
				set: begun,
				setWhere: or(ne(preflights.plannedAt, plannedAt), ne(preflights.postWriteId, postWriteId))
			})
			.returning({ postId: preflights.postId });
		if (mine) await enqueue(tx, 'preflight', { postId });
	});
}
