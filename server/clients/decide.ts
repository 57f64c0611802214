import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { posts, type PostRow } from '#db/schema.ts';
import { contentHash } from '#sync/approval.ts';
import { Refusal } from '#sync/errors.ts';
import type { ClientDecision } from '#sync/records/client-link.ts';
import { add } from '../comments/say.ts';
import type { Deps } from '../core/deps.ts';
import { postRecord } from '../posts/documents.ts';
import { followPlan } from '../posts/follow-plan.ts';
import { refuseOut } from '../posts/schedule-post.ts';
import { writePost } from '../posts/write-post.ts';
import { noteReviews } from '../reviews/note-reviews.ts';
import { openLink } from './links.ts';
import { shownBy } from './shown-posts.ts';

/**
 * A client's yes or no to what they were shown, and to nothing that has come in its place since. A no takes the post off the plan: nobody
 * wants it out before it is mended.
 */
export async function decideAsClient(
	tx: Tx,
	deps: Deps,
	{ token, postId, hash, decision, name: client, text }: ClientDecision
): Promise<PostRow> {
	const link = await openLink(tx, token, deps.clock.now());
	await tx.select({ id: posts.id }).from(posts).where(eq(posts.id, postId)).for('update');
	const [post] = await shownBy(tx, link, postId);
	if (!post) throw new Refusal('not_found');
	refuseOut(post);
	if (contentHash(post) !== hash) throw new Refusal('content_changed');
	const at = deps.clock.now().toISOString();
	const part =
		decision === 'approve'
			? {
					approval: { by: null, client, at, hash },
					...(post.status === 'draft' ? { status: 'review' as const } : {})
				}
			: { approval: null, status: 'draft' as const, queuePlace: null };
	const decided = await writePost(tx, deps, postId, part);
	// Sent back from the plan or from a draft, it was asked about all the same.
	const before = { ...postRecord(post), ...(decision === 'return' ? { status: 'review' as const } : {}) };
	await noteReviews(tx, deps, { client }, [{ before, after: postRecord(decided) }]);
	await followPlan(tx, deps, [postId]);
	if (text === '') return decided;
	const isReturn = decision === 'return';
	return add(tx, deps, decided, {
		by: null,
		client,
		text,
		quote: null,
		replyTo: null,
		mentions: [],
		isReturn
	});
}
