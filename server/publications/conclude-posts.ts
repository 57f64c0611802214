import { and, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { posts, publications } from '#db/schema.ts';
import type { PostStatus } from '#sync/records/post.ts';
import type { Deps } from '../core/deps.ts';
import { announce, type NewsOfPost } from '../notices/announce.ts';
import { postStatus } from '../posts/post-status.ts';
import { writeStatuses } from '../posts/write-statuses.ts';

/** Gives posts the status that follows from their publications, and has their people told once there is something to tell. */
export async function concludePosts(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueueAll'>,
	postIds: string[]
): Promise<void> {
	if (postIds.length === 0) return;
	const ofThese = inArray(publications.postId, postIds);
	const all = await tx
		.select({
			postId: publications.postId,
			accountId: publications.accountId,
			status: publications.status
		})
		.from(publications)
		.where(ofThese);
	const begun = inArray(posts.status, ['publishing', 'published', 'partial', 'failed']);
	const going = await tx
		.select({ id: posts.id, status: posts.status })
		.from(posts)
		.where(and(inArray(posts.id, postIds), begun));
	const byPost = Map.groupBy(all, ({ postId }) => postId);
	const changed = going.flatMap(({ id, status: before }) => {
		const statuses = (byPost.get(id) ?? []).map(({ status }) => status);
		const status = postStatus(statuses);
		return status === before ? [] : [{ id, status }];
	});
	await writeStatuses(tx, deps, new Map(changed.map(({ id, status }) => [id, status])));
	const news = changed.flatMap(({ id: postId, status }): NewsOfPost[] => {
		if (!isNews(status)) return [];
		const those = byPost.get(postId) ?? [];
		const open = those.filter((one) => one.status === 'needs_review');
		const lost = those.filter((one) => one.status === 'failed');
		const accountIds = (open.length > 0 ? open : lost).map(({ accountId }) => accountId);
		return [{ postId, kind: open.length > 0 ? 'needs_review' : status, accountIds }];
	});
	await announce(tx, deps, news);
}

export const concludePost = (
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueueAll'>,
	postId: string
): Promise<void> => concludePosts(tx, deps, [postId]);

const isNews = (status: PostStatus) => status === 'published' || status === 'partial' || status === 'failed';
