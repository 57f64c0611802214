import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { media, type FrozenMedium, type MediaRow, type PostRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { PartMedium } from '#sync/text/misfits.ts';
import type { Content } from '#sync/text/parts.ts';

/** What a post says on one channel: the channel's own text where it has one. */
export function contentFor<Medium extends PartMedium>(
	post: Pick<PostRow, 'html' | 'targets'>,
	accountId: string,
	media: Medium[]
): Content<Medium> {
	const target = post.targets.find((one) => one.accountId === accountId);
	return { html: target?.html ?? post.html, media, poll: null, options: target?.options ?? {} };
}

/** The post's files in its own order, as they were judged. Refuses where one of them is no longer there. */
export async function mediaOf(tx: Tx, post: Pick<PostRow, 'projectId' | 'media'>): Promise<FrozenMedium[]> {
	if (post.media.length === 0) return [];
	const rows = await tx
		.select()
		.from(media)
		.where(
			and(
				inArray(
					media.id,
					post.media.map((one) => one.mediaId)
				),
				eq(media.projectId, post.projectId),
				isNull(media.deletedAt)
			)
		);
	const there = new Map(rows.map((row) => [row.id, row]));
	return post.media.map(({ mediaId, spoiler = false }, index) => {
		const row = there.get(mediaId);
		if (row) return frozen(row, spoiler);
		const path = `media.${index}`;
		throw new Refusal('media_not_found', {
			detail: mediaId,
			errors: [{ path, code: 'media_not_found', message: mediaId }]
		});
	});
}

const frozen = (row: MediaRow, spoiler: boolean): FrozenMedium => {
	const { id: mediaId, kind, mime, bytes, width, height, name, hash } = row;
	return { mediaId, kind, mime, bytes, width, height, name, hash, spoiler };
};
