import { and, desc, eq, ilike, inArray, isNull, lt, or } from 'drizzle-orm';
import { z } from '@hono/zod-openapi';
import type { Db } from '#db/client.ts';
import { media, type MediaRow } from '#db/schema.ts';
import { id, text } from '#sync/records/fields.ts';
import { contentHash, mediaKinds } from '#sync/records/media.ts';

export const mediaFilter = z.object({
	projectId: id,
	/** Of a file as its device has it: whether the project has that already. */
	hash: contentHash.optional(),
	/** One kind, or several with commas. */
	kind: z
		.string()
		.transform((text) => text.split(','))
		.pipe(z.array(z.enum(mediaKinds)))
		.optional(),
	q: text(200).trim().optional()
});

/** Files of a project, the newest first, after the one that a cursor names. One more than `limit` tells whether there is a next page. */
export function listMedia(
	db: Db,
	{ projectId, hash, kind, q }: z.output<typeof mediaFilter>,
	limit: number,
	after?: string
): Promise<MediaRow[]> {
	const pattern = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : undefined;
	return db
		.select()
		.from(media)
		.where(
			and(
				eq(media.projectId, projectId),
				isNull(media.deletedAt),
				hash === undefined ? undefined : or(eq(media.sourceHash, hash), eq(media.hash, hash)),
				kind && inArray(media.kind, kind),
				pattern === undefined ? undefined : or(ilike(media.name, pattern), ilike(media.alt, pattern)),
				after === undefined ? undefined : lt(media.id, after)
			)
		)
		.orderBy(desc(media.id))
		.limit(limit);
}
