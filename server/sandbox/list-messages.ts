import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client.ts';
import { media, sandboxMessages } from '#db/schema.ts';
import { id, instant } from '#sync/records/fields.ts';
import { poll } from '#sync/records/poll.ts';
import { targetOptions } from '#sync/records/post.ts';
import { mediaRecord } from '../media/documents.ts';

/** A message as the channel's readers see it. */
export const sandboxMessage = z.object({
	id: z.string(),
	html: z.string(),
	media: z.array(
		z.object({ mediaId: id, spoiler: z.boolean(), url: z.string(), thumbUrl: z.string().nullable() })
	),
	options: targetOptions,
	poll: poll.nullable(),
	publishedAt: instant
});
export type SandboxMessage = z.output<typeof sandboxMessage>;

/** A channel's messages, the newest first: `limit` of them before the given one. */
export async function listMessages(
	db: Db,
	accountId: string,
	limit: number,
	before: number | undefined
): Promise<SandboxMessage[]> {
	const rows = await db
		.select()
		.from(sandboxMessages)
		.where(
			and(
				eq(sandboxMessages.accountId, accountId),
				before === undefined ? undefined : lt(sandboxMessages.id, before)
			)
		)
		.orderBy(desc(sandboxMessages.id))
		.limit(limit);
	const thumbs = await thumbsAmong(
		db,
		rows.flatMap((row) => row.media.map(({ mediaId }) => mediaId))
	);
	return rows.map((row) => ({
		id: String(row.id),
		html: row.html,
		media: row.media.map(({ mediaId, spoiler }) => ({
			mediaId,
			spoiler,
			url: `/api/media/${mediaId}/file`,
			thumbUrl: thumbs.get(mediaId) ?? null
		})),
		options: {
			...(row.silent ? { silent: true } : {}),
			...(row.isPinned ? { pin: true } : {}),
			...(row.buttons.length > 0 ? { buttons: row.buttons } : {})
		},
		poll: row.poll,
		publishedAt: row.publishedAt.toISOString()
	}));
}

async function thumbsAmong(db: Db, ids: string[]): Promise<Map<string, string | null>> {
	if (ids.length === 0) return new Map();
	const rows = await db.select().from(media).where(inArray(media.id, ids));
	return new Map(rows.map((row) => [row.id, mediaRecord(row).thumbUrl]));
}
