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

/** What an attempt can say besides the refusals of sync/errors: reasons that only a sending has. */
export const attemptReasons = [
	/** The network has given the channel another number: it is tried by that one. */
	'channel_moved',
	/** A person looked and told us. */
	'by_person',
	/** The message has no number that we know: a person found it. */
	'message_unknown',
	/** More than words would change, which no network does to what is out. */
	'only_text_changes',
	/** Files of the post had not been uploaded until its time was too long past. */
	'media_too_late',
	/** The network's no fits none of the known ones; its own words stand beside. */
	'network_refused',
	/** Looked for, and neither found nor ruled out. */
	'not_found_yet',
	/** Nothing ran until its time was too long past. */
	'too_late',
	/** Due, and waiting for files of the post that their device has not uploaded yet. */
	'waiting_for_media',
	/** The worker ended between sending and writing the answer down. */
	'worker_lost',
	/** The worker stood still before it could send. */
	'worker_stalled'
] as const;
export type AttemptReason = (typeof attemptReasons)[number];

/** What an attempt did: it sent a part, or it changed, took down or unpinned what was out. */
export const acts = ['send', 'edit', 'remove', 'unpin'] as const;
export type Act = (typeof acts)[number];

/** One try at the network and what it answered. `outcome` is `sending` until the answer is written down. */
export const attempt = z.object({
	at: instant,
	/** Which of the publication's messages it was about, from 0. */
	part: z.number().int().nonnegative().default(0),
	act: z.enum(acts).default('send'),
	outcome: z.enum(['sending', 'published', 'done', 'not_sent', 'refused', 'unknown', 'confirmed', 'absent']),
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
