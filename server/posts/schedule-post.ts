import type { Tx } from '#db/client.ts';
import type { PostRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { isOut } from '#sync/judge-post.ts';
import type { Deps } from '../core/deps.ts';
import { narrowedApproval, requireApproval } from '../reviews/require-approval.ts';
import { checkHours, checkPlan } from './check-plan.ts';
import { postRecord } from './documents.ts';
import { lockPost } from './find-post.ts';
import { followPlan } from './follow-plan.ts';
import { movedTo } from './moved-to.ts';
import { rewritePost } from './rewrite-post.ts';

export interface Plan {
	scheduledAt: string;
	/** Some of the post's channels; the others are taken off it. */
	accountIds?: string[] | undefined;
	deleteAt?: string | null | undefined;
}

/** Plans a post for an instant ahead, once every network would take it. */
export async function schedulePost(
	tx: Tx,
	deps: Deps,
	userId: string,
	id: string,
	plan: Plan
): Promise<PostRow> {
	const post = await lockPost(tx, userId, id, 'posts.publish');
	refuseOut(post);
	const scheduledAt = futureInstant(deps, plan.scheduledAt);
	await requireApproval(tx, post);
	const channels = await checkPlan(tx, deps, post, plan.accountIds);
	const planned = await rewritePost(tx, deps, userId, post, {
		status: 'scheduled',
		scheduledAt,
		queuePlace: null,
		...(plan.accountIds ? narrowedApproval(post, plan.accountIds) : {}),
		...(plan.deleteAt === undefined
			? {}
			: { deleteAt: plan.deleteAt === null ? null : new Date(plan.deleteAt) })
	});
	checkHours(planned, channels, deps);
	await followPlan(tx, deps, [id]);
	return planned;
}

/** Moves a planned post, one that was missed, or one that failed everywhere. */
export async function reschedulePost(
	tx: Tx,
	deps: Deps,
	userId: string,
	id: string,
	scheduledAt: string
): Promise<PostRow> {
	const post = await lockPost(tx, userId, id, 'posts.publish');
	refuseOut(post);
	if (post.scheduledAt === null) throw new Refusal('not_scheduled');
	const to = futureInstant(deps, scheduledAt);
	await requireApproval(tx, post);
	const channels = await checkPlan(tx, deps, post);
	const moved = await rewritePost(tx, deps, userId, post, {
		status: 'scheduled',
		queuePlace: null,
		...movedTo(to.toISOString(), post)
	});
	checkHours(moved, channels, deps);
	await followPlan(tx, deps, [id]);
	return moved;
}

/** Back to a draft. Its hour is forgotten. */
export async function unschedulePost(tx: Tx, deps: Deps, userId: string, id: string): Promise<PostRow> {
	const post = await lockPost(tx, userId, id, 'posts.publish');
	refuseOut(post);
	if (post.status !== 'scheduled' && post.status !== 'missed') throw new Refusal('not_scheduled');
	const draft = await rewritePost(tx, deps, userId, post, {
		status: 'draft',
		scheduledAt: null,
		queuePlace: null
	});
	await followPlan(tx, deps, [id]);
	return draft;
}

export function refuseOut(post: PostRow): void {
	if (!isOut(postRecord(post))) return;
	throw new Refusal(post.status === 'publishing' ? 'already_publishing' : 'already_published');
}

function futureInstant({ clock }: Pick<Deps, 'clock'>, text: string): Date {
	const at = new Date(text);
	if (at.getTime() <= clock.now().getTime()) throw new Refusal('in_the_past');
	return at;
}
