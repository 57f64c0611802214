import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { accounts, posts, projects, publications, type PostRow } from '#db/schema.ts';
import { isApproved } from '#sync/approval.ts';
import type { Deps } from '../core/deps.ts';
import { announce } from '../notices/announce.ts';
import { writePost } from '../posts/write-post.ts';
import { writeStatuses } from '../posts/write-statuses.ts';
import { isHeld } from '../queue/is-held.ts';
import { armPosts, type Arming } from './arm-posts.ts';
import { concludePosts } from './conclude-posts.ts';
import { inBatches } from './in-batches.ts';
import { projectsOf } from './surroundings.ts';
import { isLate, missPost } from './too-late.ts';

/** How long before its instant a post is armed, in milliseconds: long enough for a restart, short enough to be rarely in vain. */
export const armAhead = 15_000;
const batch = 500;
/** So many in one transaction. */
const together = 50;

/** Arms every planned post that is due soon. Gives how many. */
export async function armDue(deps: Deps): Promise<number> {
	const soon = new Date(deps.clock.now().getTime() + armAhead).toISOString();
	const due = await duePosts(deps.db).execute({ soon });
	const ids = due.map(({ id }) => id);
	return inBatches(deps, ids, together, (tx, some) => armAll(tx, deps, some));
}

const duePosts = prepared((db) =>
	db
		.select({ id: posts.id })
		.from(posts)
		.innerJoin(projects, eq(projects.id, posts.projectId))
		.where(
			and(
				eq(posts.status, 'scheduled'),
				isNull(posts.deletedAt),
				isNull(projects.deletedAt),
				or(isNull(posts.queuePlace), eq(projects.queuePaused, false)),
				lte(posts.scheduledAt, sql.placeholder('soon')),
				sql`not exists (select from publications p where p.post_id = ${posts.id} and p.status in ('pending', 'sending', 'verifying'))`
			)
		)
		.orderBy(posts.scheduledAt)
		.limit(batch)
		.prepare('due_posts')
);

async function armAll(tx: Tx, deps: Deps, ids: string[]): Promise<void> {
	const due = await tx
		.select()
		.from(posts)
		.where(and(inArray(posts.id, ids), eq(posts.status, 'scheduled'), isNull(posts.deletedAt)))
		.orderBy(posts.id)
		.for('update', { skipLocked: true });
	const known = await projectsOf(tx, [...new Set(due.map(({ projectId }) => projectId))]);
	const projectOf = await homesOf(tx, due);
	const going: Arming[] = [];
	for (const post of due) {
		const { id, scheduledAt: dueAt, projectId } = post;
		const project = known.get(projectId);
		if (!dueAt || isHeld(post, project)) continue;
		const wanted = post.targets.map(({ accountId }) => accountId);
		const accountIds = wanted.filter((accountId) => projectOf.get(accountId) === projectId);
		// It was planned in the very moment in which the project came to want approvals.
		if (project?.approvalRequired && !isApproved(post)) {
			await writePost(tx, deps, id, { status: 'review', queuePlace: null });
			continue;
		}
		if (isLate(deps, dueAt, project?.graceMinutes)) await missPost(tx, deps, id);
		else if (accountIds.length > 0) going.push({ post, accountIds, dueAt });
		else {
			await writePost(tx, deps, id, { status: 'failed' });
			await announce(tx, deps, [{ postId: id, kind: 'failed' }]);
		}
	}
	const armed = await armPosts(tx, deps, going);
	// All of their channels have them, or may have them: there is nothing to plan.
	const done = going.flatMap(({ post: { id } }) => (armed.has(id) ? [] : [id]));
	await writeStatuses(tx, deps, new Map(done.map((id) => [id, 'publishing'])));
	await concludePosts(tx, deps, done);
}

/** The project of each channel that posts are meant for. */
async function homesOf(tx: Tx, due: Pick<PostRow, 'targets'>[]): Promise<Map<string, string>> {
	const wanted = [...new Set(due.flatMap(({ targets }) => targets.map(({ accountId }) => accountId)))];
	if (wanted.length === 0) return new Map();
	const { id, projectId } = accounts;
	const there = await tx.select({ id, projectId }).from(accounts).where(inArray(id, wanted));
	return new Map(there.map((account) => [account.id, account.projectId]));
}

/** How long a job may be waited for before its publication is taken for forgotten, in milliseconds. */
const patience = 5000;

/**
 * Publications that wait without a job: their pause is nearly over, or their worker went away. Enqueued once each. What waits for files is
 * woken by them, and looked at here only when it has waited too long.
 */
export async function enqueueForgotten(
	deps: Deps,
	isKnown: (publicationId: string) => boolean
): Promise<number> {
	const now = deps.clock.now().getTime();
	const waiting = await waitingWithoutJob(deps.db).execute({
		...{ now: new Date(now).toISOString(), soon: new Date(now + armAhead).toISOString() }
	});
	const forgotten = waiting.filter(
		({ id, dueAt, delays }) => !isKnown(id) && (delays > 0 || dueAt.getTime() < now - patience)
	);
	if (forgotten.length === 0) return 0;
	await deps.db.transaction(async (tx) => {
		for (const { id } of forgotten) await deps.enqueue(tx, 'deliver', { publicationId: id });
	});
	return forgotten.length;
}

const waitingWithoutJob = prepared((db) =>
	db
		.select({ id: publications.id, dueAt: publications.dueAt, delays: publications.delays })
		.from(publications)
		.innerJoin(projects, eq(projects.id, publications.projectId))
		.where(
			and(
				eq(publications.status, 'pending'),
				// What stands in a queue is called.
				isNull(publications.lane),
				lte(publications.dueAt, sql.placeholder('soon')),
				sql`(${publications.waitsSince} is null or ${publications.dueAt} <
					${sql.placeholder('now')}::timestamptz - make_interval(mins => ${projects.graceMinutes}))`
			)
		)
		.orderBy(publications.dueAt)
		.limit(batch)
		.prepare('waiting_without_job')
);
