import { isApproved } from '#sync/approval.ts';
import type { Post } from '#sync/records/post.ts';
import type { StatusName } from '#app/lib/ui/status.ts';

/** What a post is called where it stands: one that was looked over is no longer up for review. */
export const standingOf = (post: Pick<Post, 'status' | 'approval'>): StatusName =>
	post.approval !== null && (post.status === 'review' || post.status === 'draft') ? 'approved' : post.status;

/** Whether the post lacks a word that its project wants before anything of it is planned or sent. */
export const lacksApproval = (
	post: Post,
	project: { approvalRequired: boolean } | null | undefined
): boolean => (project?.approvalRequired ?? false) && !isApproved(post);
