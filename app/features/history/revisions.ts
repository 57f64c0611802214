import type { Post } from '#sync/records/post.ts';
import type { Review } from '#sync/records/review.ts';
import type { Revision } from '#sync/records/revision.ts';
import { api } from '#app/lib/api.ts';

interface Page {
	items: Revision[];
	nextCursor: string | null;
}

const perPage = 20;

/** The versions of a post, the newest first, after the page that gave the cursor. */
export const revisionsOf = (postId: string, cursor?: string): Promise<Page> =>
	api.get<Page>(
		`/api/posts/${postId}/revisions?limit=${perPage}${cursor === undefined ? '' : `&cursor=${cursor}`}`
	);

/** What was decided about it, the newest first. */
export const reviewsOf = async (postId: string): Promise<Review[]> =>
	(await api.get<{ items: Review[] }>(`/api/posts/${postId}/reviews`)).items;

export const restore = (postId: string, revisionId: string): Promise<Post> =>
	api.post<Post>(`/api/posts/${postId}/revisions/${revisionId}/restore`, {});
