import { z } from 'zod';
import { line, text } from './fields.ts';

/** What is added to a post on its way out, or offered while it is written: chosen once for a project, or for a channel of it. */

/** A hashtag, with its sign; one network lets the name of a page follow it. */
export const hashtag = text(100).regex(/^#[\p{L}\p{M}\p{N}_]+(?:@[\w.]+)?$/u, 'a hashtag');
export const mostHashtags = 30;

/** Hashtags that go together, put into a text by one press. */
export const hashtagGroup = z.object({ name: line(40), tags: z.array(hashtag).min(1).max(mostHashtags) });
export type HashtagGroup = z.output<typeof hashtagGroup>;
export const hashtagGroups = z
	.array(hashtagGroup)
	.max(50)
	.refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'a name twice');

export const utmNames = ['source', 'medium', 'campaign', 'content', 'term'] as const;
export type UtmName = (typeof utmNames)[number];

/** One value; `{{channel}}` in it stands for the channel's own name. Empty: that parameter is not set. */
const utmValue = text(100).default('');

/** A site that links lead to: `example.com` stands for what is below it too. */
export const host = text(253).regex(/^(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}$/u, 'the name of a site');

/** What links of posts to one network are marked with, for the statistics of the site that they lead to. */
export const utmRule = z.object({
	network: z.string().max(32),
	source: utmValue,
	medium: utmValue,
	campaign: utmValue,
	content: utmValue,
	term: utmValue,
	/** The sites whose links are marked; empty: all. */
	hosts: z.array(host).max(20).default([])
});
export type UtmRule = z.output<typeof utmRule>;
export const utmRules = z
	.array(utmRule)
	.max(20)
	.refine((all) => new Set(all.map(({ network }) => network)).size === all.length, 'a network twice');

/** Longest signature of a channel, in characters of its markup. */
export const longestSignature = 2000;
