import { z } from 'zod';
import { id, instant, text } from '#sync/records/fields.ts';
import { contentHash } from '#sync/records/media.ts';

/** What a device says of a file before it sends it, in the header Upload-Metadata. Whatever else stands there is forgotten. */
export const uploadClaim = z.object({
	projectId: id,
	/** The file's id, which posts may name already. */
	id,
	filename: text(1000).default('file'),
	filetype: z.string().max(255).toLowerCase().default(''),
	sha256: contentHash.optional(),
	alt: text(1500).default('')
});

/** What is kept beside an unfinished upload: the device's word, and what the server adds to it. */
export const uploadNote = uploadClaim.extend({
	userId: id,
	startedAt: instant,
	/** Set when the upload has become a file of the project: its bytes have moved on, and this is left to answer by. */
	isTaken: z.literal('yes').optional()
});
export type UploadNote = z.output<typeof uploadNote>;

/** An unfinished upload can be gone on with for so long, in milliseconds. */
export const uploadLifetime = 7 * 24 * 3_600_000;

export const expiryOf = ({ startedAt }: Pick<UploadNote, 'startedAt'>): Date =>
	new Date(Date.parse(startedAt) + uploadLifetime);
