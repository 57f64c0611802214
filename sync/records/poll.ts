import { z } from 'zod';
import { instant, line, text } from './fields.ts';

/** A question to the readers. The widest limits of any network; each network's own stand in its manifest. */
export const poll = z
	.object({
		question: line(300),
		options: z.array(line(100)).min(2).max(12),
		isMultiple: z.boolean().default(false),
		isAnonymous: z.boolean().default(true),
		/** A quiz: which options are right, and what is said after an answer. */
		quiz: z
			.object({
				correct: z.array(z.number().int().min(0).max(11)).min(1),
				explanation: text(200).default('')
			})
			.optional(),
		closesAt: instant.optional()
	})
	.refine(({ options }) => new Set(options).size === options.length, 'an option twice')
	.refine(
		({ options, quiz }) => quiz?.correct.every((at) => at < options.length) ?? true,
		'a right answer that is not there'
	);
export type Poll = z.output<typeof poll>;
