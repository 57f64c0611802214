import type { Post } from '#sync/records/post.ts';

/** Where a post is opened: what is still being written, in the composer; what is planned or out, as its receipt. */
export const postAddress = ({ id, status }: Pick<Post, 'id' | 'status'>): string =>
	status === 'draft' || status === 'review' ? `/posts/${id}/edit` : `/posts/${id}`;
