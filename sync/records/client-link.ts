import { z } from 'zod';
import { id, instant, line, text } from './fields.ts';
import { networkLook } from './network-look.ts';
import { poll } from './poll.ts';
import { button, targetOptions } from './post.ts';
import { said } from './said.ts';

export const linkUses = ['made', 'opened', 'revoked'] as const;

/** So many posts can be shown by one link; more is a calendar and no question. */
export const mostShown = 60;
/** A link ends by itself, at the latest after so many days. */
export const longestLink = 90;

export const clientLink = z.object({
	id,
	projectId: id,
	name: line(80),
	postIds: z.array(id).nullable(),
	from: instant.nullable(),
	until: instant.nullable(),
	createdBy: id,
	createdAt: instant,
	expiresAt: instant,
	revokedAt: instant.nullable(),
	openedAt: instant.nullable()
});
export type ClientLink = z.output<typeof clientLink>;

/** The word in the address after `#`, which no browser sends to any server by itself. */
export const linkToken = z.string().regex(/^[\w-]{32}$/, 'the word of a link');

const part = z.object({
	kind: z.enum(['message', 'poll', 'comment', 'pin']),
	html: z.string(),
	mediaIds: z.array(id),
	poll: poll.nullable()
});

/** Of a channel's options those that its readers can see. */
export const drawnOptions = targetOptions.pick({
	...({ silent: true, protect: true, captionAbove: true, disableLinkPreview: true } as const),
	...({ linkPreviewAbove: true, linkPreviewSize: true, carousel: true, link: true } as const),
	...({ markAsAds: true, closeComments: true, copyright: true } as const)
});

/** A post as a client sees it: what goes out and when, and nothing of what the team says about it. */
export const clientPost = z.object({
	id,
	/** Of what is shown: a yes is for just this. */
	hash: z.string(),
	standing: z.enum(['open', 'approved', 'out']),
	approvedBy: z.string().nullable(),
	scheduledAt: instant.nullable(),
	channels: z.array(
		z.object({
			title: z.string(),
			/** What the network is called. */
			network: said,
			hue: z.number(),
			isPlain: z.boolean(),
			/** How its readers meet a post there; null where the network has not told. */
			look: networkLook.nullable(),
			/** What is drawn differently because it was asked for. */
			options: drawnOptions,
			buttons: z.array(z.array(button)),
			parts: z.array(part)
		})
	),
	media: z.array(
		z.object({
			id,
			kind: z.string(),
			url: z.string(),
			thumbUrl: z.string().nullable(),
			alt: z.string(),
			spoiler: z.boolean()
		})
	)
});
export type ClientPost = z.output<typeof clientPost>;

export const clientView = z.object({
	project: z.string(),
	timezone: z.string(),
	name: z.string(),
	expiresAt: instant,
	items: z.array(clientPost)
});
export type ClientView = z.output<typeof clientView>;

export const clientDecision = z
	.object({
		token: linkToken,
		postId: id,
		hash: z.string().max(64),
		decision: z.enum(['approve', 'return']),
		name: line(80),
		text: text(4000).trim().default('')
	})
	.refine(({ decision, text: said }) => decision === 'approve' || said !== '', 'why it goes back');
export type ClientDecision = z.output<typeof clientDecision>;
