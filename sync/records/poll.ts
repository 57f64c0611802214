import { z } from 'zod';
import { instant, text } from './fields.ts';

/** A poll has no more answers than this, as far as it can be written. */
export const mostPollOptions = 20;

/**
 * A question to the readers, as it is being written: it may lack an answer, or be longer than a network takes. What is asked of it before it
 * goes out stands in sync/text/poll-misfits, and each network's room for it in its manifest.
 */
export const poll = z.object({
	question: text(1000),
	options: z.array(text(300)).max(mostPollOptions),
	isMultiple: z.boolean().default(false),
	isAnonymous: z.boolean().default(true),
	/** A quiz: which options are right, and what is said after an answer. */
	quiz: z
		.object({
			correct: z
				.array(
					z
						.number()
						.int()
						.min(0)
						.max(mostPollOptions - 1)
				)
				.max(mostPollOptions),
			explanation: text(1000).default('')
		})
		.optional(),
	closesAt: instant.optional()
});
export type Poll = z.output<typeof poll>;
