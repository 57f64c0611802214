import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { media, postRevisions, type PostRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { saysTheSame } from '#sync/merge.ts';
import type { Post } from '#sync/records/post.ts';
import type { RevisionContent } from '#sync/records/revision.ts';
import type { Deps } from '../core/deps.ts';
import { changePost } from '../posts/change-post.ts';
import { postRecord } from '../posts/documents.ts';
import { lockPost } from '../posts/find-post.ts';
import { refuseOut } from '../posts/schedule-post.ts';

/**
 * Brings an older version back as a new one. Its words, pictures and labels come back; when and where the post goes out stays as it is
 * planned now, so that nothing is sent, moved or called off by looking back.
 */
export async function restoreRevision(
	tx: Tx,
	deps: Deps,
	userId: string,
	postId: string,
	revisionId: string
): Promise<PostRow> {
	const row = await lockPost(tx, userId, postId, 'posts.draft');
	const version = await contentOf(tx, row, revisionId);
	refuseOut(row);
	const { title, html, poll, labels } = version;
	const targets = row.targets.map((now) => targetThen(version, now));
	const change = { title, html, poll, labels, targets, media: await stillThere(tx, row, version.media) };
	const present = postRecord(row);
	if (saysTheSame(present, { ...present, ...change })) return row;
	return changePost(tx, deps, userId, postId, change, 'restored');
}

async function contentOf(tx: Tx, post: PostRow, revisionId: string): Promise<RevisionContent> {
	const [kept] = await tx
		.select({ content: postRevisions.content })
		.from(postRevisions)
		.where(and(eq(postRevisions.id, revisionId), eq(postRevisions.postId, post.id)));
	if (kept) return kept.content;
	// The first version of a post that nobody has changed is the post.
	if (revisionId === post.id) return postRecord(post);
	throw new Refusal('not_found');
}

/** A channel that is chosen now, with the text and options that it had. */
const targetThen = (version: RevisionContent, now: Post['targets'][number]) =>
	version.targets.find((then) => then.accountId === now.accountId) ?? now;

/** Files that were deleted since do not come back with the post that showed them. */
async function stillThere(tx: Tx, post: PostRow, then: Post['media']): Promise<Post['media']> {
	if (then.length === 0) return [];
	const ids = then.map((one) => one.mediaId);
	const rows = await tx
		.select({ id: media.id })
		.from(media)
		.where(and(inArray(media.id, ids), eq(media.projectId, post.projectId), isNull(media.deletedAt)));
	const there = new Set(rows.map((row) => row.id));
	return then.filter((one) => there.has(one.mediaId));
}
