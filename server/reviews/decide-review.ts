import type { Tx } from '#db/client.ts';
import type { PostRow } from '#db/schema.ts';
import { contentHash } from '#sync/approval.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { lockPost } from '../posts/find-post.ts';
import { rewritePost } from '../posts/rewrite-post.ts';
import { refuseOut } from '../posts/schedule-post.ts';

/** Says that a post may go out as it stands. `hash`: the content that was looked at, should it have changed meanwhile. */
export async function approvePost(
	tx: Tx,
	deps: Deps,
	userId: string,
	id: string,
	seen?: string
): Promise<PostRow> {
	const post = await lockPost(tx, userId, id, 'posts.approve');
	refuseOut(post);
	const hash = contentHash(post);
	if (seen !== undefined && seen !== hash) throw new Refusal('content_changed');
	if (post.approval?.hash === hash) return post;
	const approval = { by: userId, client: null, at: deps.clock.now().toISOString(), hash };
	const status = post.status === 'draft' ? { status: 'review' as const } : {};
	return rewritePost(tx, deps, userId, post, { ...status, approval });
}

/** Sends a post back to its author: it is a draft again. */
export async function returnPost(tx: Tx, deps: Deps, userId: string, id: string): Promise<PostRow> {
	const post = await lockPost(tx, userId, id, 'posts.approve');
	refuseOut(post);
	if (post.status === 'draft') return post;
	if (post.status !== 'review') throw new Refusal('not_in_review');
	return rewritePost(tx, deps, userId, post, { status: 'draft', approval: null });
}
