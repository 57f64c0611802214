import type { Post } from '#sync/records/post.ts';
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

export const restore = (postId: string, revisionId: string): Promise<Post> =>
	api.post<Post>(`/api/posts/${postId}/revisions/${revisionId}/restore`, {});
