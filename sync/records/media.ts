import { z } from 'zod';
import { id, instant, synced, text } from './fields.ts';

export const mediaKinds = ['image', 'video', 'animation', 'document', 'audio'] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** SHA-256 of bytes, in hex. */
export const contentHash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex');

/** A file of the project, as it was judged and stored. People may change its name and its alternative text. */
export const media = z.object({
	...synced,
	projectId: id,
	kind: z.enum(mediaKinds),
	mime: z.string().max(127),
	bytes: z.number().int().nonnegative(),
	width: z.number().int().positive().nullable(),
	height: z.number().int().positive().nullable(),
	/** Of a recording, in seconds. */
	duration: z.number().nonnegative().nullable(),
	name: text(255),
	alt: text(1500),
	/** By which the team finds it again. */
	tags: z.array(text(40).min(1)).max(20).default([]),
	/** SHA-256 of the stored bytes, in hex; empty once a deleted file's bytes are gone. */
	hash: z.string().max(64),
	/** SHA-256 of the bytes as they were given: by it a device knows that the project has a file already. */
	sourceHash: z.string().max(64),
	url: z.string().max(2048),
	thumbUrl: z.string().max(2048).nullable(),
	createdBy: id,
	createdAt: instant
});
export type Media = z.output<typeof media>;
