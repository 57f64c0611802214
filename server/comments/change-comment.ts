import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { postReviews, type PostRow } from '#db/schema.ts';
import { may } from '#sync/access.ts';
import { Refusal } from '#sync/errors.ts';
import type { Comment } from '#sync/records/comment.ts';
import type { Deps } from '../core/deps.ts';
import { access } from '../core/guard.ts';
import { lockPost } from '../posts/find-post.ts';
import { writePost } from '../posts/write-post.ts';
import { auditComment } from './audit-comment.ts';
import type { CommentChange } from './bodies.ts';

/** Says it otherwise, which only its author may, or closes and opens the matter, which everybody may who writes here. */
export async function changeComment(
	tx: Tx,
	deps: Deps,
	userId: string,
	place: { postId: string; commentId: string },
	{ text, isResolved }: CommentChange
): Promise<PostRow> {
	const { post, comment } = await found(tx, userId, place);
	if (text !== undefined && comment.by !== userId) throw new Refusal('forbidden');
	if (isResolved !== undefined && comment.by !== userId)
		await access(tx, userId, post.projectId, 'posts.draft');
	const at = deps.clock.now().toISOString();
	const isSaidAnew = text !== undefined && text !== comment.text;
	const isClosedNow = isResolved === true && comment.resolvedAt === null;
	const changed: Comment = {
		...comment,
		...(isSaidAnew ? { text, editedAt: at } : {}),
		...(isClosedNow ? { resolvedAt: at, resolvedBy: userId } : {}),
		...(isResolved === false ? { resolvedAt: null, resolvedBy: null } : {})
	};
	const thread = post.thread.map((one) => (one.id === comment.id ? changed : one));
	if (isClosedNow) {
		const { projectId, id: postId } = post;
		const line = { projectId, postId, kind: 'resolved' as const, by: userId, commentId: comment.id };
		await tx.insert(postReviews).values({ ...line, at: deps.clock.now() });
	}
	const about = { commentId: comment.id, actorId: userId };
	if (isSaidAnew) await auditComment(tx, deps, 'comment.changed', post, about);
	if (isClosedNow) await auditComment(tx, deps, 'comment.resolved', post, about);
	return writePost(tx, deps, post.id, { thread });
}

/** Takes back what one has said; owners, what anybody has. Nothing of it stays. */
export async function removeComment(
	tx: Tx,
	deps: Deps,
	userId: string,
	place: { postId: string; commentId: string }
): Promise<PostRow> {
	const { post, comment } = await found(tx, userId, place);
	const role = await access(tx, userId, post.projectId, 'posts.comment');
	if (comment.by !== userId && !may(role, 'members.write')) throw new Refusal('forbidden');
	await tx
		.delete(postReviews)
		.where(and(eq(postReviews.postId, post.id), eq(postReviews.commentId, comment.id)));
	await auditComment(tx, deps, 'comment.deleted', post, { commentId: comment.id, actorId: userId });
	return writePost(tx, deps, post.id, { thread: post.thread.filter(({ id }) => id !== comment.id) });
}

async function found(tx: Tx, userId: string, { postId, commentId }: { postId: string; commentId: string }) {
	const post = await lockPost(tx, userId, postId, 'posts.comment');
	const comment = post.thread.find(({ id }) => id === commentId);
	if (!comment) throw new Refusal('not_found');
	return { post, comment };
}
