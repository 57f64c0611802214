import { z } from 'zod';

const colour = z.string().regex(/^(?:#[0-9a-f]{6}(?:[0-9a-f]{2})?|transparent)$/, 'a colour');

/** One colour by day and by night. */
const pair = z.tuple([colour, colour]);

/** How readers of a network meet a post there, as data: the preview draws from this and knows no network by name. */
export const networkLook = z.object({
	/** `bubble`: a message in a chat. `card`: an entry of a feed, with its author above it. */
	shape: z.enum(['bubble', 'card']),
	/** What posts lie on, what they are made of, and their edge. */
	ground: pair,
	surface: pair,
	edge: pair,
	text: pair,
	faint: pair,
	link: pair,
	/** The bar of a quote and of a link's card, and the ground behind both. */
	bar: pair,
	tint: pair,
	/** Code of its own, and buttons below a message. */
	code: pair,
	button: pair,
	onButton: pair,
	/** Of a message's or an entry's corners, in pixels. */
	radius: z.number().min(0).max(32),
	/** Lines that are seen before a reader asks for more; left out, all. */
	lines: z.number().int().positive().optional()
});
export type NetworkLook = z.output<typeof networkLook>;

/** The colours of a look. */
export const lookColours = [
	...(['ground', 'surface', 'edge', 'text', 'faint', 'link'] as const),
	...(['bar', 'tint', 'code', 'button', 'onButton'] as const)
];
