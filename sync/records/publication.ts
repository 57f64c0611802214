import { z } from 'zod';
import { id, instant, synced } from './fields.ts';

export const publicationStatuses = [
	'pending',
	'sending',
	'verifying',
	'published',
	'failed',
	'needs_review',
	'deleted',
	'cancelled'
] as const;
export const publicationStatus = z.enum(publicationStatuses);
export type PublicationStatus = z.output<typeof publicationStatus>;

/** One try at the network and what it answered. `outcome` is `sending` until the answer is written down. */
export const attempt = z.object({
	at: instant,
	outcome: z.enum(['sending', 'published', 'not_sent', 'refused', 'unknown', 'confirmed', 'absent']),
	code: z.string().max(100).optional(),
	message: z.string().max(1000).optional()
});
export type Attempt = z.output<typeof attempt>;

/** What became of a post on one account. Written by the worker alone. */
export const publication = z.object({
	...synced,
	projectId: id,
	postId: id,
	accountId: id,
	status: publicationStatus,
	dueAt: instant,
	externalIds: z.array(z.string().max(128)),
	url: z.string().max(2048).nullable(),
	publishedAt: instant.nullable(),
	deletedAt: instant.nullable(),
	attempts: z.array(attempt)
});
export type Publication = z.output<typeof publication>;
