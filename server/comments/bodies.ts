import { z } from '@hono/zod-openapi';
import { longestComment, longestQuote, mostMentions, thread } from '#sync/records/comment.ts';
import { id, instant, text } from '#sync/records/fields.ts';

const said = text(longestComment).trim().min(1);

export const newComment = z.object({
	id: id.optional(),
	text: said,
	/** The passage that it is about. */
	quote: text(longestQuote).trim().min(1).nullable().default(null),
	replyTo: id.nullable().default(null),
	mentions: z.array(id).max(mostMentions).default([]),
	/** Sends the post back to its author with it. */
	isReturn: z.boolean().default(false),
	/** When it was said, where that was before it could be sent. */
	at: instant.optional()
});
export type NewComment = z.output<typeof newComment>;

export const commentChange = z
	.object({ text: said.optional(), isResolved: z.boolean().optional() })
	.refine(({ text, isResolved }) => text !== undefined || isResolved !== undefined, 'nothing to change');
export type CommentChange = z.output<typeof commentChange>;

/** What every change is answered with: the whole discussion, and the time of the post's version that holds it. */
export const discussion = z.object({ items: thread, updatedAt: instant });
