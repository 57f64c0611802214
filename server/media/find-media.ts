import { and, eq, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { media, type MediaRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';

/** A file that stands, whatever its project; the caller asks for access to that. */
export async function findMedia(db: Db | Tx, id: string): Promise<MediaRow> {
	const [row] = await db
		.select()
		.from(media)
		.where(and(eq(media.id, id), isNull(media.deletedAt)));
	if (!row) throw new Refusal('not_found');
	return row;
}

/** The file that the same caller uploaded under this id before; nothing where the id is new. An id of anything else is refused. */
export async function findUploaded(
	db: Db | Tx,
	userId: string,
	projectId: string,
	id: string | undefined
): Promise<MediaRow | undefined> {
	if (id === undefined) return undefined;
	const [taken] = await db.select().from(media).where(eq(media.id, id));
	if (!taken) return undefined;
	const isOwn = taken.createdBy === userId && taken.projectId === projectId && taken.deletedAt === null;
	if (!isOwn) throw new Refusal('already_exists');
	return taken;
}
