import type { Tx } from '#db/client.ts';
import type { PostRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { isOut } from '#sync/judge-post.ts';
import { contentHash, isApproved } from '#sync/approval.ts';
import { same } from '#sync/merge.ts';
import { access } from '../core/guard.ts';
import type { Deps } from '../core/deps.ts';
import { refit } from '../queue/refit.ts';
import { lockQueues } from '../queue/settle-pushed.ts';
import { isApprovalRequired } from '../reviews/require-approval.ts';
import type { Writing } from '../revisions/keep-versions.ts';
import type { PostChange } from './bodies.ts';
import { amendPost, moveDeletion } from './amend-post.ts';
import { checkHours, checkPlan } from './check-plan.ts';
import { cleaned } from './create-post.ts';
import { postRecord } from './documents.ts';
import { findPost, lockPost } from './find-post.ts';
import { followPlan } from './follow-plan.ts';
import { rewritePost } from './rewrite-post.ts';

/**
 * Changes what a post says. Of what is out, words and buttons change in the networks too; more than that they do not let be changed, and what is
 * being sent cannot be changed at all.
 */
export async function changePost(
	tx: Tx,
	deps: Deps,
	userId: string,
	id: string,
	change: PostChange,
	kind: Writing['kind'] = 'edit'
): Promise<PostRow> {
	const { projectId } = await findPost(tx, userId, id, 'posts.draft');
	if (change.labels) await lockQueues(tx, [projectId]);
	const post = await lockPost(tx, userId, id, 'posts.draft');
	const isCommitted = post.status !== 'draft' && post.status !== 'review';
	if (isCommitted) await access(tx, userId, post.projectId, 'posts.publish');
	const { title, labels, ...substance } = change;
	const isSubstance = Object.values(substance).some((value) => value !== undefined);
	const isOutAlready = isOut(postRecord(post));
	if (isSubstance && isOutAlready) refuseBeyondWords(post, change);
	const part = await withApproval(tx, deps, userId, post, partOf(change));
	const changed = await rewritePost(tx, deps, userId, post, part, kind);
	// A plan that was good must stay good: a change that a network would refuse is refused with it.
	if (changed.status === 'scheduled' && isSubstance) {
		checkHours(changed, await checkPlan(tx, deps, changed), deps);
	}
	if (isOutAlready && (change.html !== undefined || change.targets)) await amendPost(tx, deps, changed);
	const mayBeOut = isOutAlready || post.status === 'failed';
	if (mayBeOut && change.deleteAt !== undefined) await moveDeletion(tx, deps, changed);
	await followPlan(tx, deps, [id]);
	return labels ? refit(tx, deps, post, changed) : changed;
}

/**
 * Another content is nobody's word any more. What was planned then waits for one where the project wants it; what is out was changed by
 * somebody who may approve, and stands by their word.
 */
async function withApproval(
	tx: Tx,
	{ clock }: Deps,
	userId: string,
	post: PostRow,
	part: ReturnType<typeof partOf>
): Promise<Partial<PostRow>> {
	const after = { ...post, ...part };
	const isKept = post.approval === null || isApproved(after);
	const isWanted = await isApprovalRequired(tx, post.projectId);
	if (isOut(postRecord(post)) && isWanted && !isApproved(after)) {
		const at = clock.now().toISOString();
		return { ...part, approval: { by: userId, client: null, at, hash: contentHash(after) } };
	}
	if (isKept) return part;
	const isCalledIn = isWanted && after.status === 'scheduled';
	return { ...part, approval: null, ...(isCalledIn ? { status: 'review', queuePlace: null } : {}) };
}

/** What no network lets be changed in what is out. Channels may get other words and buttons, and no other channel, option or status. */
function refuseBeyondWords(post: PostRow, { media, poll, status, targets }: PostChange): void {
	if (post.status === 'publishing') throw new Refusal('already_publishing');
	const settled = (all: PostRow['targets']) =>
		all.map(({ accountId, options: { buttons: _below, ...options } = {} }) => ({ accountId, options }));
	const isBeyond =
		(media !== undefined && !same(media, post.media)) ||
		(poll !== undefined && !same(poll, post.poll)) ||
		status !== undefined ||
		(targets !== undefined && !same(settled(targets), settled(post.targets)));
	if (isBeyond) throw new Refusal('already_published');
}

const partOf = ({ title, labels, media, poll, status, deleteAt, html, targets }: PostChange) => ({
	...(title === undefined ? {} : { title }),
	...(labels === undefined ? {} : { labels }),
	...(media === undefined ? {} : { media }),
	...(poll === undefined ? {} : { poll }),
	...(status === undefined ? {} : { status, queuePlace: null }),
	...(deleteAt === undefined ? {} : { deleteAt: deleteAt === null ? null : new Date(deleteAt) }),
	...cleaned({ html, targets })
});
