import { z } from 'zod';

/** What the page at an address says of itself, as the card of a link shows it. Words that it does not give are empty. */
export const pageCard = z.object({
	siteName: z.string().max(80),
	title: z.string().max(200),
	description: z.string().max(300),
	/** A small WebP as a data URL; null where the page names no picture, or none that can be had. */
	picture: z.string().nullable()
});
export type PageCard = z.infer<typeof pageCard>;

/** Whose card is asked for. */
export const linkAsked = z.object({ url: z.url({ protocol: /^https?$/ }).max(2048) });
