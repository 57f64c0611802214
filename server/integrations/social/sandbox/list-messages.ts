import { and, desc, eq, inArray, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client.ts';
import { media, channelMessages } from '#db/schema.ts';
import { id, instant } from '#sync/records/fields.ts';
import { mediaKinds, type Media } from '#sync/records/media.ts';
import { poll } from '#sync/records/poll.ts';
import { targetOptions } from '#sync/records/post.ts';
import { mediaRecord } from '../../../media/documents.ts';

/** A message as the channel's readers see it. */
export const sandboxMessage = z.object({
	id: z.string(),
	html: z.string(),
	media: z.array(
		z.object({
			mediaId: id,
			kind: z.enum(mediaKinds),
			spoiler: z.boolean(),
			url: z.string(),
			thumbUrl: z.string().nullable()
		})
	),
	options: targetOptions,
	poll: poll.nullable(),
	publishedAt: instant,
	editedAt: instant.nullable(),
	deletedAt: instant.nullable()
});
export type SandboxMessage = z.output<typeof sandboxMessage>;

/** A channel's messages, the newest first: `limit` of them before the given one. `withDeleted`: those that were taken down too. */
export async function listMessages(
	db: Db,
	accountId: string,
	limit: number,
	before: number | undefined,
	withDeleted: boolean
): Promise<SandboxMessage[]> {
	const rows = await db
		.select()
		.from(channelMessages)
		.where(
			and(
				eq(channelMessages.accountId, accountId),
				before === undefined ? undefined : lt(channelMessages.id, before),
				withDeleted ? undefined : isNull(channelMessages.deletedAt)
			)
		)
		.orderBy(desc(channelMessages.id))
		.limit(limit);
	const files = await filesAmong(
		db,
		rows.flatMap((row) => row.media.map(({ mediaId }) => mediaId))
	);
	return rows.map((row) => ({
		id: String(row.id),
		html: row.html,
		media: row.media.map(({ mediaId, spoiler }) => ({
			mediaId,
			kind: files.get(mediaId)?.kind ?? 'image',
			spoiler,
			url: `/api/media/${mediaId}/file`,
			thumbUrl: files.get(mediaId)?.thumbUrl ?? null
		})),
		options: {
			...(row.silent ? { silent: true } : {}),
			...(row.protect ? { protect: true } : {}),
			...(row.captionAbove ? { captionAbove: true } : {}),
			...(row.isPinned ? { pin: true } : {}),
			...(row.buttons.length > 0 ? { buttons: row.buttons } : {})
		},
		poll: row.poll,
		publishedAt: row.publishedAt.toISOString(),
		editedAt: row.editedAt?.toISOString() ?? null,
		deletedAt: row.deletedAt?.toISOString() ?? null
	}));
}

async function filesAmong(db: Db, ids: string[]): Promise<Map<string, Media>> {
	if (ids.length === 0) return new Map();
	const rows = await db.select().from(media).where(inArray(media.id, ids));
	return new Map(rows.map((row) => [row.id, mediaRecord(row)]));
}
