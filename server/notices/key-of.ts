import type { NoticeKind } from '#sync/records/notice.ts';

/** What becomes of a post: the last word stands for those before it. */
const outcomes: readonly NoticeKind[] = ['published', 'partial', 'failed', 'needs_review', 'missed'];
const ofAccount: readonly NoticeKind[] = ['account_attention', 'account_lost'];

export const isOutcome = (kind: NoticeKind): boolean => outcomes.includes(kind);

/** What a notice is about, as one occasion: of one, nobody has two to read. `subjectId`: the post's or the channel's. */
export function keyOf(subjectId: string, kind: NoticeKind): string {
	if (isOutcome(kind)) return `${subjectId} outcome`;
	return ofAccount.includes(kind) ? `${subjectId} account` : `${subjectId} ${kind}`;
}
