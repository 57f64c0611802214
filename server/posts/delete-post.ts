import type { Tx } from '#db/client.ts';
import { Refusal } from '#sync/errors.ts';
import { access } from '../core/guard.ts';
import type { Deps } from '../core/deps.ts';
import { withdrawPost } from './amend-post.ts';
import { auditPosts } from './audit-posts.ts';
import { postRecord } from './documents.ts';
import { lockPost } from './find-post.ts';
import { followPlan } from './follow-plan.ts';
import { writePost } from './write-post.ts';

/** Takes a post off the desk, and what is out of it down in the networks, unless that is to be kept there. */
export async function deletePost(
	tx: Tx,
	deps: Deps,
	userId: string,
	id: string,
	isKept: boolean
): Promise<void> {
	const post = await lockPost(tx, userId, id, 'posts.draft');
	const isDraft = post.status === 'draft' || post.status === 'review';
	if (!isDraft) await access(tx, userId, post.projectId, 'posts.publish');
	if (post.status === 'publishing') throw new Refusal('already_publishing');
	if (!isKept) await withdrawPost(tx, deps, id);
	await writePost(tx, deps, id, { deletedAt: deps.clock.now() });
	const before = postRecord(post);
	await auditPosts(tx, deps, userId, [{ before, after: { ...before, _deleted: true } }]);
	await followPlan(tx, deps, [id]);
}
