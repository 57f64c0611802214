import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { publications, type PostRow } from '#db/schema.ts';
import { isOut } from '#sync/judge-post.ts';
import type { Deps } from '../core/deps.ts';
import { armPosts } from '../publications/arm-posts.ts';
import { requireApproval } from '../reviews/require-approval.ts';
import { checkHours, checkPlan } from './check-plan.ts';
import { postRecord } from './documents.ts';
import { lockPost } from './find-post.ts';
import { followPlan } from './follow-plan.ts';
import { rewritePost } from './rewrite-post.ts';

/**
 * Sends a post now. Pressed twice, or by two people, it goes out once: the post's lock puts them in a row, and of a post that is out
 * only channels without a publication are still sent to.
 */
export async function publishPost(
	tx: Tx,
	deps: Deps,
	userId: string,
	id: string,
	accountIds?: string[]
): Promise<PostRow> {
	const post = await lockPost(tx, userId, id, 'posts.publish');
	const asked = accountIds ?? post.targets.map((target) => target.accountId);
	const wanted = isOut(postRecord(post)) ? await untouched(tx, id, asked) : asked;
	if (wanted.length === 0 && asked.length > 0) return post;
	await requireApproval(tx, post);
	const channels = await checkPlan(tx, deps, post, wanted);
	const now = deps.clock.now();
	const sending = await rewritePost(tx, deps, userId, post, {
		status: 'publishing',
		scheduledAt: now,
		queuePlace: null
	});
	checkHours(sending, channels, deps);
	const channelIds = channels.map((account) => account.id);
	await armPosts(tx, deps, [{ post: sending, accountIds: channelIds, dueAt: now }]);
	await followPlan(tx, deps, [id]);
	return sending;
}

async function untouched(tx: Tx, postId: string, accountIds: string[]): Promise<string[]> {
	const begun = await tx
		.select({ accountId: publications.accountId, status: publications.status })
		.from(publications)
		.where(eq(publications.postId, postId));
	const taken = begun.filter((one) => one.status !== 'cancelled').map((one) => one.accountId);
	return accountIds.filter((accountId) => !taken.includes(accountId));
}
