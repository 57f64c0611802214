import { z } from '@hono/zod-openapi';
import { longestLink, mostShown } from '#sync/records/client-link.ts';
import { id, instant, line } from '#sync/records/fields.ts';

/** Either some posts, or all that is planned for a time. */
export const newLink = z
	.object({
		name: line(80),
		postIds: z.array(id).min(1).max(mostShown).optional(),
		from: instant.optional(),
		until: instant.optional(),
		days: z.number().int().min(1).max(longestLink).default(14)
	})
	.refine(
		({ postIds, from, until }) => (postIds ? !from && !until : from && until && from < until),
		'either posts, or a period'
	);
export type NewLink = z.output<typeof newLink>;
