import { and, eq, exists, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { attempts, publications } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { announce } from '../notices/announce.ts';
import { followPlan } from '../posts/follow-plan.ts';
import { writePost } from '../posts/write-post.ts';

/** Whether something fell due longer ago than its project lets a post be late by itself, in minutes, because nothing ran. */
export const isLate = ({ clock }: Pick<Deps, 'clock'>, dueAt: Date, graceMinutes = 0): boolean =>
	clock.now().getTime() - dueAt.getTime() > graceMinutes * 60_000;

/** Gives a post back to its people that nobody sent in time: nothing of it goes out by itself any more. */
export async function missPost(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueueAll'>,
	postId: string
): Promise<void> {
	await writePost(tx, deps, postId, { status: 'missed' });
	await followPlan(tx, deps, [postId]);
	await announce(tx, deps, [{ postId, kind: 'missed' }]);
}

/** Whether anything was ever tried with a post: then it is not missed as a whole. To have waited for its files is no try. */
export async function hasBegun(tx: Tx, postId: string): Promise<boolean> {
	const isTry = sql`${attempts.code} is distinct from 'waiting_for_media'`;
	const tried = tx
		.select()
		.from(attempts)
		.where(and(eq(attempts.publicationId, publications.id), isTry));
	const begun = await tx
		.select({ id: publications.id })
		.from(publications)
		.where(and(eq(publications.postId, postId), exists(tried)))
		.limit(1);
	return begun.length > 0;
}
