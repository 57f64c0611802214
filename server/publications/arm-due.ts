import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts, posts, projects, publications } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { writePost } from '../posts/write-post.ts';
import { isHeld } from '../queue/is-held.ts';
import { armPost } from './arm-post.ts';
import { concludePost } from './conclude-post.ts';
import { oneByOne } from './one-by-one.ts';
import { isTooLate, missPost } from './too-late.ts';

/** How long before its instant a post is armed, in milliseconds: long enough for a restart, short enough to be rarely in vain. */
export const armAhead = 15_000;
const batch = 500;

/** Arms every planned post that is due soon. Gives how many. */
export async function armDue(deps: Deps): Promise<number> {
	const soon = new Date(deps.clock.now().getTime() + armAhead);
	const due = await deps.db
		.select({ id: posts.id })
		.from(posts)
		.innerJoin(projects, eq(projects.id, posts.projectId))
		.where(
			and(
				eq(posts.status, 'scheduled'),
				isNull(posts.deletedAt),
				isNull(projects.deletedAt),
				or(isNull(posts.queuePlace), eq(projects.queuePaused, false)),
				lte(posts.scheduledAt, soon),
				sql`not exists (select from publications p where p.post_id = ${posts.id} and p.status in ('pending', 'sending', 'verifying'))`
			)
		)
		.orderBy(posts.scheduledAt)
		.limit(batch);
	const ids = due.map(({ id }) => id);
	return oneByOne(deps, ids, (tx, id) => armOne(tx, deps, id));
}

async function armOne(tx: Tx, deps: Deps, id: string): Promise<void> {
	const [post] = await tx
		.select()
		.from(posts)
		.where(and(eq(posts.id, id), eq(posts.status, 'scheduled'), isNull(posts.deletedAt)))
		.for('update', { skipLocked: true });
	if (!post?.scheduledAt || (await isHeld(tx, post))) return;
	if (await isTooLate(tx, deps, post.projectId, post.scheduledAt)) return missPost(tx, deps, id);
	const wanted = post.targets.map((target) => target.accountId);
	const there =
		wanted.length === 0
			? []
			: await tx
					.select({ id: accounts.id })
					.from(accounts)
					.where(and(inArray(accounts.id, wanted), eq(accounts.projectId, post.projectId)));
	if (there.length === 0) {
		await writePost(tx, deps, id, { status: 'failed' });
		await deps.enqueue(tx, 'notify', { postId: id, occasion: 'failed' });
		return;
	}
	const wantedIds = there.map((account) => account.id);
	const armed = await armPost(tx, deps, post, wantedIds, post.scheduledAt);
	// All of its channels have it, or may have it: there is nothing to plan.
	if (armed === 0) await beginAndConclude(tx, deps, id);
}

async function beginAndConclude(tx: Tx, deps: Deps, id: string): Promise<void> {
	await writePost(tx, deps, id, { status: 'publishing' });
	await concludePost(tx, deps, id);
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
	const waiting = await deps.db
		.select({ id: publications.id, dueAt: publications.dueAt, delays: publications.delays })
		.from(publications)
		.innerJoin(projects, eq(projects.id, publications.projectId))
		.where(
			and(
				eq(publications.status, 'pending'),
				// What stands in a queue is called.
				isNull(publications.lane),
				lte(publications.dueAt, new Date(now + armAhead)),
				sql`(${publications.waitsSince} is null or ${publications.dueAt} <
					${new Date(now).toISOString()}::timestamptz - make_interval(mins => ${projects.graceMinutes}))`
			)
		)
		.orderBy(publications.dueAt)
		.limit(batch);
	const forgotten = waiting.filter(
		({ id, dueAt, delays }) => !isKnown(id) && (delays > 0 || dueAt.getTime() < now - patience)
	);
	if (forgotten.length === 0) return 0;
	await deps.db.transaction(async (tx) => {
		for (const { id } of forgotten) await deps.enqueue(tx, 'deliver', { publicationId: id });
	});
	return forgotten.length;
}
