import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { postReviews, projectMembers } from '#db/schema.ts';
import { may } from '#sync/access.ts';
import { same } from '#sync/merge.ts';
import type { Stored } from '#sync/protocol.ts';
import type { AuditAction } from '#sync/records/audit.ts';
import type { Post } from '#sync/records/post.ts';
import type { ReviewKind } from '#sync/records/review.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';
import { announce } from '../notices/announce.ts';
import { keyOf } from '../notices/key-of.ts';
import { auditNameOf } from '../posts/audit-posts.ts';
import { settleRead } from '../notices/tell-in-app.ts';

/** Who decides: somebody with an account, or a client by the name that they give. */
export type Reviewer = { userId: string } | { client: string };

export interface Reviewed {
	before: Post | null;
	after: Post | Stored<Post>;
}

/**
 * Writes down what a write of a post decided about it, and tells those who wait for it: of a question whoever may answer it, of an answer
 * whoever asked. Belongs into every write by which people change where a post stands, in its transaction.
 */
export async function noteReviews(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueueAll'>,
	reviewer: Reviewer,
	written: Reviewed[]
): Promise<void> {
	const me = 'userId' in reviewer ? reviewer.userId : null;
	const decided: (Reviewed & { kind: ReviewKind; asker: string })[] = [];
	for (const one of written) {
		const kind = kindOf(one);
		if (!kind) continue;
		const asker = (await askerOf(tx, one.after.id)) ?? one.after.createdBy;
		// Whoever asked takes it back; anybody else sends it back.
		decided.push({ ...one, asker, kind: kind === 'returned' && asker === me ? 'reopened' : kind });
	}
	if (decided.length === 0) return;
	await tx.insert(postReviews).values(
		decided.map(({ after, kind }) => ({
			...{ projectId: after.projectId, postId: after.id, kind, at: deps.clock.now() },
			...('userId' in reviewer ? { by: reviewer.userId } : { client: reviewer.client })
		}))
	);
	const answered = decided.filter(({ kind }) => kind !== 'asked');
	await record(
		tx,
		deps,
		...answered.flatMap(({ after, kind }) => {
			const action = auditedAs[kind];
			const target = { kind: 'post' as const, id: after.id, name: auditNameOf(after) };
			const by = me === null ? { details: { by: 'client' } } : {};
			return action ? [{ projectId: after.projectId, action, actorId: me, target, ...by }] : [];
		})
	);
	await settleRead(
		tx,
		deps,
		answered.map(({ after }) => keyOf(after.id, 'review_asked'))
	);
	for (const { after, kind, asker } of decided) {
		const others = (people: string[]) => [...new Set(people)].filter((userId) => userId !== me);
		if (isOpenAgain(kind, after)) {
			const to = others(await approversOf(tx, after.projectId));
			await announce(tx, deps, [{ postId: after.id, kind: 'review_asked', to }]);
		} else if (kind === 'approved' || kind === 'returned') {
			const to = others([after.createdBy, asker]);
			await announce(tx, deps, [{ postId: after.id, kind, to }]);
		}
	}
}

/** That somebody asked is written down with the post's other plans, and what is said with the comments. */
const auditedAs: Partial<Record<ReviewKind, AuditAction>> = {
	approved: 'post.approved',
	returned: 'post.returned',
	reopened: 'post.reopened',
	unapproved: 'post.unapproved'
};

/** Somebody's word is wanted: it was asked for, or an edit has taken it away. */
const isOpenAgain = (kind: ReviewKind, after: Post): boolean =>
	after.status === 'review' && (kind === 'asked' || kind === 'unapproved');

function kindOf({ before, after }: Reviewed): ReviewKind | null {
	if ('_deleted' in after && after._deleted) return null;
	const approval = before?.approval ?? null;
	if (after.approval && !same(after.approval, approval)) return 'approved';
	if (before?.status === 'review' && after.status === 'draft') return 'returned';
	if (approval && !after.approval) return 'unapproved';
	return after.status === 'review' && before?.status !== 'review' ? 'asked' : null;
}

async function approversOf(tx: Tx, projectId: string): Promise<string[]> {
	const { userId, role, deletedAt } = projectMembers;
	const people = await tx
		.select({ userId, role })
		.from(projectMembers)
		.where(and(eq(projectMembers.projectId, projectId), isNotNull(userId), isNull(deletedAt)));
	return people.flatMap((one) => (one.userId && may(one.role, 'posts.approve') ? one.userId : []));
}

/** Whoever asked last: not always who began the post. */
async function askerOf(tx: Tx, postId: string): Promise<string | null> {
	const [asked] = await tx
		.select({ by: postReviews.by })
		.from(postReviews)
		.where(and(eq(postReviews.postId, postId), eq(postReviews.kind, 'asked')))
		.orderBy(desc(postReviews.at))
		.limit(1);
	return asked?.by ?? null;
}
