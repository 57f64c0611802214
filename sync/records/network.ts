import { z } from 'zod';
import { mediaKinds } from './media.ts';
import { targetOptions } from './post.ts';

/**
 * What a network is to the device: data. The composer draws its limits, kinds and option fields from this and knows no network
 * by name; the server's adapter holds the same object.
 */
export const networkManifest = z.object({
	id: z.string(),
	/** The name as its users write it; a brand is not translated. */
	name: z.string(),
	/** CSS hue in degrees for the small mark. */
	hue: z.number(),
	limits: z.object({
		/** Characters of text, and of text beside media, in Unicode code points. */
		text: z.number(),
		caption: z.number(),
		media: z.number(),
		/** Bytes, per kind. */
		bytes: z.record(z.enum(mediaKinds), z.number())
	}),
	mediaKinds: z.array(z.enum(mediaKinds)),
	options: z.array(targetOptions.keyof())
});
export type NetworkManifest = z.output<typeof networkManifest>;
