import type { PostStatus } from '#sync/records/post.ts';

/** What stands out in the composer, and what Ctrl+Enter does. */
export type PrimaryAction = 'publish' | 'schedule' | 'review' | 'approve' | 'back' | 'done';

/**
 * One thing is the likely next: for who may publish, by whether a time still to come is set; for an author, and for everybody where the
 * project wants an approval that the post has not (`isReviewedFirst`), the review.
 */
export function primaryAction(
	status: PostStatus,
	plannedAt: string | null,
	mayPublish: boolean,
	now: string,
	isReviewedFirst = false
): PrimaryAction {
	if (!mayPublish) return status === 'review' ? 'back' : 'review';
	if (status === 'scheduled') return 'done';
	if (isReviewedFirst) return status === 'review' ? 'approve' : 'review';
	return plannedAt !== null && plannedAt > now ? 'schedule' : 'publish';
}
