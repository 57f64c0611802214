import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { posts } from '#db/schema.ts';
import type { PostNews } from '#sync/records/notice.ts';
import { snippetOf } from '#sync/text/measure.ts';
import type { Deps } from '../core/deps.ts';
import { isOutcome, keyOf } from './key-of.ts';
import { settleRead, tellInApp, type News } from './tell-in-app.ts';

/** What became of a post, or is about to; the channels that it went wrong on, where it did. */
export interface NewsOfPost {
	postId: string;
	kind: PostNews;
	accountIds?: string[];
	/** Whom it is for, where it is not for everybody. */
	to?: string[];
}

/** So much of a text says which post it is, in characters. */
export const longestAbout = 120;

/**
 * Has the people of posts' projects told, each in the ways they have chosen: what the app shows is written here, together with what it tells of;
 * what leaves the house leaves after the commit.
 */
export async function announce(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueueAll'>,
	news: NewsOfPost[]
): Promise<void> {
	if (news.every(({ to }) => to?.length === 0)) return;
	await deps.enqueueAll(
		tx,
		'notify',
		news.map(({ postId, kind, to }) => ({ postId, kind, ...(to ? { to } : {}) }))
	);
	const ids = news.map(({ postId }) => postId);
	const { id, projectId, title, html } = posts;
	const there = await tx.select({ id, projectId, title, html }).from(posts).where(inArray(posts.id, ids));
	const about = new Map(there.map((post) => [post.id, post]));
	const told = news.flatMap(({ postId, kind, accountIds = [], to }): News[] => {
		const post = about.get(postId);
		if (!post) return [];
		const name = () => post.title || snippetOf(post.html, longestAbout);
		return [
			{ projectId: post.projectId, kind, postId, accountIds, about: name, key: keyOf(postId, kind), to }
		];
	});
	await settleRead(tx, deps, told.flatMap(settledBy));
	await tellInApp(tx, deps, told);
}

/** What nobody needs to read any more once this is so. */
const settledBy = ({ kind, postId, key }: News): string[] => {
	if (postId === null || !isOutcome(kind)) return [];
	return [keyOf(postId, 'foreseen'), ...(kind === 'published' ? [key] : [])];
};
