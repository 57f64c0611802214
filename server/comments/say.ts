import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { postReviews, projectMembers, type PostRow } from '#db/schema.ts';
import { may } from '#sync/access.ts';
import { Refusal } from '#sync/errors.ts';
import { mostComments, type Comment } from '#sync/records/comment.ts';
import type { Deps } from '../core/deps.ts';
import { access } from '../core/guard.ts';
import { announce } from '../notices/announce.ts';
import { lockPost } from '../posts/find-post.ts';
import { writePost } from '../posts/write-post.ts';
import { returnPost } from '../reviews/decide-review.ts';
import { auditComment } from './audit-comment.ts';
import type { NewComment } from './bodies.ts';

/** Says something about a post. What the same person has said under the same id is there already. */
export async function say(
	tx: Tx,
	deps: Deps,
	userId: string,
	postId: string,
	given: NewComment
): Promise<PostRow> {
	const post = await lockPost(tx, userId, postId, 'posts.comment');
	const there = post.thread.find(({ id }) => id === given.id);
	if (there && there.by !== userId) throw new Refusal('already_exists');
	if (there) return post;
	const isReturn =
		given.isReturn && may(await access(tx, userId, post.projectId, 'posts.comment'), 'posts.approve');
	if (isReturn && post.status === 'review') await returnPost(tx, deps, userId, postId);
	const people = await colleagues(tx, post.projectId);
	const mentions = given.mentions.filter((id) => people.has(id) && id !== userId);
	return add(tx, deps, post, { ...given, by: userId, client: null, mentions, isReturn });
}

type Said = Pick<Comment, 'by' | 'client' | 'text' | 'quote' | 'replyTo' | 'mentions' | 'isReturn'> & {
	id?: string | undefined;
	at?: string | undefined;
};

/** Writes it and tells whom it concerns. The post is locked. */
export async function add(
	tx: Tx,
	deps: Deps,
	post: PostRow,
	{ id = uuidv7(), ...said }: Said
): Promise<PostRow> {
	if (post.thread.length >= mostComments) throw new Refusal('too_many_comments');
	const { by, client, text, quote, replyTo, mentions, isReturn } = said;
	const now = deps.clock.now().toISOString();
	const comment: Comment = {
		...{ id, by, client, text, quote, mentions, isReturn },
		// A device may have kept it for days, and no clock may bring it from the future.
		at: said.at !== undefined && said.at < now ? said.at : now,
		replyTo: rootOf(post, replyTo),
		...{ editedAt: null, resolvedAt: null, resolvedBy: null }
	};
	const written = await writePost(tx, deps, post.id, { thread: [...post.thread, comment] });
	const { projectId, id: postId } = post;
	const line = {
		projectId,
		postId,
		kind: 'commented' as const,
		by,
		client,
		commentId: id,
		at: deps.clock.now()
	};
	await tx.insert(postReviews).values(line);
	await auditComment(tx, deps, 'comment.written', post, {
		...{ commentId: id, actorId: by },
		...(by === null ? { by: 'client' } : {})
	});
	const concerned = participants(post).filter((one) => one !== by && !mentions.includes(one));
	await announce(tx, deps, [
		{ postId, kind: isReturn ? 'returned' : 'commented', to: concerned },
		{ postId, kind: 'mentioned', to: mentions }
	]);
	return written;
}

/** An answer to an answer stands under what that one answers. */
function rootOf({ thread }: PostRow, replyTo: string | null): string | null {
	const answered = thread.find(({ id }) => id === replyTo);
	return answered ? (answered.replyTo ?? answered.id) : null;
}

/** Whoever wrote the post, approved it, or has spoken of it. */
const participants = ({ createdBy, approval, thread }: PostRow): string[] => [
	...new Set([
		createdBy,
		...[approval?.by, ...thread.map(({ by }) => by)].filter((id) => typeof id === 'string')
	])
];

async function colleagues(tx: Tx, projectId: string): Promise<Set<string | null>> {
	const rows = await tx
		.select({ userId: projectMembers.userId })
		.from(projectMembers)
		.where(and(eq(projectMembers.projectId, projectId), isNull(projectMembers.deletedAt)));
	return new Set(rows.map(({ userId }) => userId));
}
