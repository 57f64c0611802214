import { z } from 'zod';
import type { PartMedium } from '../text/misfits.ts';
import type { Part } from '../text/parts.ts';
import { id } from './fields.ts';
import { mediaKinds } from './media.ts';
import { poll } from './poll.ts';
import { targetOptions } from './post.ts';

const medium: z.ZodType<PartMedium> = z.object({
	mediaId: id,
	kind: z.enum(mediaKinds),
	mime: z.string().optional(),
	bytes: z.number(),
	width: z.number().nullable(),
	height: z.number().nullable(),
	name: z.string(),
	spoiler: z.boolean()
});

const part: z.ZodType<Part> = z.discriminatedUnion('is', [
	z.object({
		is: z.literal('message'),
		text: z.string(),
		media: z.array(medium),
		poll: poll.nullable(),
		hasButtons: z.boolean()
	}),
	z.object({ is: z.literal('poll'), poll }),
	z.object({ is: z.literal('comment'), text: z.string() }),
	z.object({ is: z.literal('pin') })
]);

/** What a channel was sent, frozen at its first claim; null before that. */
export const sentContent = z.object({ parts: z.array(part), options: targetOptions }).nullable();
export type SentContent = z.output<typeof sentContent>;
