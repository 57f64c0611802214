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
	/** Today's advertisements are used up, or one has only just been out. */
	'ads_limit',
	/** The bot may post there, and not do this. */
	'bot_lacks_right',
	/** The network does not take these buttons. */
	'buttons_refused',
	/** The network wants to be told that there is a person: by the words in a picture, or on a page. */
	'captcha_needed',
	/** The network does not take this call from us any more today. */
	'call_limit',
	/** The channel itself is closed or blocked. */
	'channel_blocked',
	/** There is no such channel any more. */
	'channel_not_found',
	/** The network wants its owner to confirm something on a page of its own. */
	'confirmation_needed',
	/** As many posts as the network takes in a day are out. */
	'day_limit',
	/** The same was done too often: trying again makes it worse. */
	'flood_control',
	/** The channel's own people let nobody send this kind of message there. */
	'kind_forbidden',
	/** The page of the link has no picture, and the network makes no card without one. */
	'link_without_picture',
	/** The network takes no links there. */
	'links_forbidden',
	/** The network cannot read how the text is marked up. */
	'markup_refused',
	/** It is too old to be changed or taken down, or not ours to. */
	'no_longer_changeable',
	/** What was to be changed is not there any more. */
	'message_not_found',
	/** Another post has this very second. */
	'slot_taken',
	/** The address of the source leads nowhere that the network knows. */
	'source_link_unknown',
	/** The way in which the channel was connected does not let us do this. */
	'token_lacks_right',
	/** The message has no number that we know: a person found it. */
	'message_unknown',
	/** More than words would change, which no network does to what is out. */
	'only_text_changes',
	/** Files of the post had not been uploaded until its time was too long past. */
	'media_too_late',
	/** The line broke while the network's answer was waited for. */
	'answer_lost',
	/** The network's no fits none of the known ones; its own words stand beside. */
	'network_refused',
	/** The group has no such topic any more, or it is closed. */
	'topic_not_found',
	/** The worker ended, and by proof before it had begun to send. */
	'never_left',
	/** Looked for, and neither found nor ruled out. */
	'not_found_yet',
	'missing',
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

/** What a network asks of a person before it goes on: words that stand in a picture, or a page to go through. */
export const challenge = z.object({
	id: z.string().max(256),
	picture: z.string().max(2048).nullable(),
	page: z.string().max(2048).nullable()
});
export type Challenge = z.output<typeof challenge>;

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
	message: z.string().max(1000).optional(),
	challenge: challenge.optional()
});
export type Attempt = z.output<typeof attempt>;

/** What is done to a message that is out. */
export const upkeepActs = ['edit', 'remove', 'unpin'] as const satisfies Act[];
export type UpkeepAct = (typeof upkeepActs)[number];

/** Something that will be done to what is out; what came of it stands among the attempts. */
export const chore = z.object({
	act: z.enum(upkeepActs),
	dueAt: instant,
	tries: z.number().int().nonnegative()
});
export type Chore = z.output<typeof chore>;

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
	attempts: z.array(attempt),
	ahead: z.array(chore).default([])
});
export type Publication = z.output<typeof publication>;
