import { z } from 'zod';
import { approval } from './approval.ts';
import { thread } from './comment.ts';
import { id, instant, synced, text } from './fields.ts';
import { poll } from './poll.ts';
import { place } from './queue.ts';

export const postStatuses = [
	'draft',
	'review',
	'scheduled',
	'publishing',
	'published',
	'partial',
	'failed',
	'missed'
] as const;
export const postStatus = z.enum(postStatuses);
export type PostStatus = z.output<typeof postStatus>;

/** Statuses that people give; the others follow from what became of the publications. */
export const plannedStatuses = ['draft', 'review', 'scheduled'] as const satisfies PostStatus[];
export const isPlanned = (status: PostStatus): boolean =>
	(plannedStatuses as readonly PostStatus[]).includes(status);

/** Longest markup that is kept: far above what any network takes, far below what hurts. In characters. */
export const longestHtml = 100_000;

export const mostMedia = 50;
export const mostLabels = 20;

const html = text(longestHtml);

/** A button below a message. */
export const button = z.object({ text: text(64).min(1), url: z.url({ protocol: /^https?$/ }).max(2048) });
export type Button = z.output<typeof button>;
export const mostButtonRows = 13;
export const mostButtonsInRow = 8;

/** What one network can be asked for beside the content; a network ignores what is not its own. */
export const targetOptions = z.object({
	silent: z.boolean().optional(),
	pin: z.boolean().optional(),
	/** For how many hours it stays pinned; for ever where it is not said. */
	pinHours: z.number().int().min(1).max(720).optional(),
	protect: z.boolean().optional(),
	disableLinkPreview: z.boolean().optional(),
	/** Of the card below a text: whether it stands above, and how large its picture is. */
	linkPreviewAbove: z.boolean().optional(),
	linkPreviewSize: z.enum(['small', 'large']).optional(),
	captionAbove: z.boolean().optional(),
	buttons: z.array(z.array(button).max(mostButtonsInRow)).max(mostButtonRows).optional(),
	topicId: z.number().int().positive().optional(),
	signed: z.boolean().optional(),
	closeComments: z.boolean().optional(),
	markAsAds: z.boolean().optional(),
	/** Several pictures side by side, to be leafed through. */
	carousel: z.boolean().optional(),
	/** The address that a card below the text leads to. */
	link: z
		.url({ protocol: /^https?$/ })
		.max(2048)
		.optional(),
	/** Where the text comes from. */
	copyright: z
		.url({ protocol: /^https?$/ })
		.max(2048)
		.optional(),
	firstComment: text(4096).optional(),
	/** Of what the channel and the project add to whatever goes out: left out this time. */
	withoutSignature: z.boolean().optional(),
	withoutUtm: z.boolean().optional()
});
export type TargetOptions = z.output<typeof targetOptions>;

/** One channel that the post goes to, with its own text where the common one does not do. */
export const target = z.object({ accountId: id, html: html.optional(), options: targetOptions.optional() });
export type Target = z.output<typeof target>;

export const postMedium = z.object({ mediaId: id, spoiler: z.boolean().optional() });

const unique = <T>(items: T[], key: (item: T) => string) => new Set(items.map(key)).size === items.length;

/** The part of a post that people write. */
export const postContent = {
	title: text(200),
	html,
	media: z
		.array(postMedium)
		.max(mostMedia)
		.refine((all) => unique(all, (one) => one.mediaId), 'a picture twice'),
	poll: poll.nullable(),
	targets: z
		.array(target)
		.max(200)
		.refine((all) => unique(all, (one) => one.accountId), 'a channel twice'),
	labels: z
		.array(text(40).trim().min(1))
		.max(mostLabels)
		.refine((all) => unique(all, (one) => one), 'a label twice')
};

/**
 * What people write and plan. What became of it on each network is a Publication, which the worker writes.
 * `queuePlace` is the place that a scheduled post has in the queue: its instant follows from it; null for one with a time of its own.
 * `lateEditOf` names the post that had gone out before this edit of it arrived.
 */
export const post = z.object({
	...synced,
	projectId: id,
	...postContent,
	poll: postContent.poll.default(null),
	status: postStatus,
	scheduledAt: instant.nullable(),
	queuePlace: place.nullable().default(null),
	deleteAt: instant.nullable(),
	lateEditOf: id.nullable().default(null),
	/** Whose word it has that it may go out as it stands. */
	approval: approval.nullable().default(null),
	/** What its people say about it; written by the server alone. */
	thread: thread.default([]),
	createdBy: id,
	createdAt: instant
});
export type Post = z.output<typeof post>;
