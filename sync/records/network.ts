import { z } from 'zod';
import { account } from './account.ts';
import { mediaKinds } from './media.ts';
import { networkLook } from './network-look.ts';
import { targetOptions } from './post.ts';

/**
 * What a network takes, as data: the composer draws its limits, kinds and option fields from this and knows no network by name; the
 * server's adapter holds the same object. How people meet it stands beside it, in ./network-face.
 */
export const networkManifest = z.object({
	id: z.string(),
	/** The name as its users write it; a brand is not translated. */
	name: z.string(),
	/** CSS hue in degrees for the small mark. */
	hue: z.number(),
	/** What is drawn in the mark, as SVG path data within 24 by 24; left out, the first letter of the name. */
	icon: z.string().optional(),
	limits: z.object({
		/** Characters of text, and of text beside media, in Unicode code points. */
		text: z.number(),
		caption: z.number(),
		/** Of a text as it is given, with its markup, in bytes; left out, any number. */
		markupBytes: z.number().optional(),
		/** Pieces of formatting in one message that are drawn, links among them; left out, any number. */
		marks: z.number().optional(),
		/** Files in one message. */
		media: z.number(),
		/** Posts of one channel in a day; left out, any number. */
		perDay: z.number().optional(),
		/** Bytes, per kind. */
		bytes: z.record(z.enum(mediaKinds), z.number()),
		/** Of a picture: how many pixels its two sides may have together, and how many times longer one may be. */
		pictureSides: z.number().optional(),
		pictureRatio: z.number().optional(),
		/** Of a poll: characters of its words, how many answers, whether one may be right, and kinds of channels where nobody is named. */
		poll: z
			.object({
				question: z.number(),
				options: z.number(),
				option: z.number(),
				explanation: z.number(),
				/** For how many days it can stand open where a closing time is set; left out, any number. */
				openDays: z.number().optional(),
				isQuiz: z.boolean(),
				anonymousIn: z.array(account.shape.kind)
			})
			.optional()
	}),
	/** How fast it takes messages: of one sender (a bot, a token) and for one channel. All that apply are kept. */
	rates: z.array(
		z.object({
			of: z.enum(['sender', 'channel']),
			/** The kinds of channels that it is about; left out, all. */
			kinds: z.array(account.shape.kind).optional(),
			messages: z.number(),
			seconds: z.number(),
			/** So many at once after a rest. */
			burst: z.number()
		})
	),
	mediaKinds: z.array(z.enum(mediaKinds)),
	/** Kinds that the network takes and this account may not send: see sync/narrow. */
	withheld: z.array(z.enum(mediaKinds)).optional(),
	/** `rich`: it draws the post's markup. `plain`: it gets the words alone. */
	markup: z.enum(['rich', 'plain']),
	messages: z.object({
		/** Kinds that may stand beside each other in one message; a kind that is in none of these goes alone. */
		together: z.array(z.array(z.enum(mediaKinds))),
		/** Types of files (MIME) that go alone all the same. */
		alone: z.array(z.string()).optional(),
		/** Whether what one message has no room for may follow in further ones. */
		isSeries: z.boolean()
	}),
	/** A channel's own page, with `{username}` in the place of its name; left out where there is none. */
	channelPage: z.string().optional(),
	/** A poll is a message of its own, hangs on another one, or is not known there. */
	poll: z.enum(['message', 'attachment']).nullable(),
	/** Whether the text of what is out can be changed. */
	canEdit: z.boolean(),
	/** For how many hours what is out can be taken down; null for ever, 0 not at all. */
	removableHours: z.number().nullable(),
	options: z.array(targetOptions.keyof()),
	/** How its readers see a post; left out, as the app itself would draw it. */
	look: networkLook.optional()
});
export type NetworkManifest = z.output<typeof networkManifest>;
