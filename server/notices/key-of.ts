import type { NoticeKind } from '#sync/records/notice.ts';

/** What becomes of a post: the last word stands for those before it. */
const outcomes: readonly NoticeKind[] = ['published', 'partial', 'failed', 'needs_review', 'missed'];
/** Where a post stands in its review: asked, approved, sent back. */
const ofReview: readonly NoticeKind[] = ['review_asked', 'approved', 'returned'];
const ofAccount: readonly NoticeKind[] = ['account_attention', 'account_lost'];

export const isOutcome = (kind: NoticeKind): boolean => outcomes.includes(kind);

/** What a notice is about, as one occasion: of one, nobody has two to read. `subjectId`: the post's or the channel's. */
export function keyOf(subjectId: string, kind: NoticeKind): string {
	if (isOutcome(kind)) return `${subjectId} outcome`;
	if (ofReview.includes(kind)) return `${subjectId} review`;
	return ofAccount.includes(kind) ? `${subjectId} account` : `${subjectId} ${kind}`;
}
