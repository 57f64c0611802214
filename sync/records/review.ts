import { z } from 'zod';
import { id, instant } from './fields.ts';

/**
 * What is told of a post's review. `unapproved`: an edit has ended the approval. `reopened`: who asked takes it back. `commented`, `resolved`: about a
 * comment.
 */
export const reviewKinds = [
	'asked',
	'approved',
	'returned',
	'unapproved',
	'reopened',
	'commented',
	'resolved'
] as const;
export type ReviewKind = (typeof reviewKinds)[number];

export const review = z.object({
	id,
	postId: id,
	kind: z.enum(reviewKinds),
	by: id.nullable(),
	/** As its maker is called now; a client as they named themselves; null for somebody who is gone. */
	name: z.string().nullable(),
	isClient: z.boolean(),
	commentId: id.nullable(),
	at: instant
});
export type Review = z.output<typeof review>;
