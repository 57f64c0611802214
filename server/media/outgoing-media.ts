import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { media, type FrozenMedium, type MediaRow, type PostRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';

type Wanted = Pick<PostRow, 'projectId' | 'media'>;

/**
 * The post's files in its own order, as they were judged. One that has not been uploaded yet stands as a picture that weighs nothing:
 * what it will be is judged when it is here. Refuses one that was deleted, or belongs to another project.
 */
export async function mediaOf(tx: Tx, post: Wanted): Promise<FrozenMedium[]> {
	const there = await rowsOf(tx, post);
	return post.media.map(({ mediaId, spoiler = false }, index) => {
		const row = there.get(mediaId);
		if (!row) return { ...awaited, mediaId, spoiler };
		if (row.deletedAt !== null || row.projectId !== post.projectId) throw notFound(mediaId, index);
		return { ...frozen(row), spoiler };
	});
}

/** Whether some of the post's files have not been uploaded yet. */
export async function awaitsMedia(tx: Tx, post: Wanted): Promise<boolean> {
	const there = await rowsOf(tx, post);
	return post.media.some(({ mediaId }) => !there.has(mediaId));
}

/** Of whatever project: an id that is another's will never arrive here, and is not waited for. */
async function rowsOf(tx: Tx, post: Wanted): Promise<Map<string, MediaRow>> {
	if (post.media.length === 0) return new Map();
	const ids = post.media.map((one) => one.mediaId);
	const rows = await tx.select().from(media).where(inArray(media.id, ids));
	return new Map(rows.map((row) => [row.id, row]));
}

const awaited = {
	kind: 'image',
	mime: 'image/jpeg',
	bytes: 0,
	width: null,
	height: null,
	name: '',
	hash: ''
} as const;

const notFound = (mediaId: string, index: number): Refusal =>
	new Refusal('media_not_found', {
		detail: mediaId,
		errors: [{ path: `media.${index}`, code: 'media_not_found', message: mediaId }]
	});

const frozen = ({ id: mediaId, kind, mime, bytes, width, height, name, hash }: MediaRow) => ({
	...{ mediaId, kind, mime, bytes, width, height, name, hash }
});
