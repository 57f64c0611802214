import { z } from 'zod';
import { id, instant, line, text } from './fields.ts';

export const longestComment = 4000;
export const longestQuote = 500;
export const mostMentions = 20;
/** So many of one post: beyond it nobody reads, and every device carries them. */
export const mostComments = 300;

/** What people say to each other about a post. Plain text: whoever shows it shows it as text. */
export const comment = z.object({
	id,
	/** Who said it; null for a client, who has no account. */
	by: id.nullable(),
	/** What a client who came by a link calls themselves. */
	client: line(80).nullable(),
	at: instant,
	editedAt: instant.nullable(),
	text: text(longestComment),
	/** The passage of the post that it is about, as it stood then. */
	quote: text(longestQuote).nullable(),
	/** The comment that it answers, which answers none itself. */
	replyTo: id.nullable(),
	/** Colleagues who are called by name. */
	mentions: z.array(id).max(mostMentions),
	/** It says why the post went back to its author. */
	isReturn: z.boolean(),
	resolvedAt: instant.nullable(),
	resolvedBy: id.nullable()
});
export type Comment = z.output<typeof comment>;

export const thread = z.array(comment).max(mostComments);
