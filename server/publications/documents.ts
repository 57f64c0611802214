import { and, inArray, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import {
	attempts,
	publications,
	upkeep,
	type AttemptRow,
	type PublicationRow,
	type UpkeepRow
} from '#db/schema.ts';
import type { Attempt, Publication } from '#sync/records/publication.ts';

export async function publicationDocuments(db: Db | Tx, ids: string[]): Promise<Publication[]> {
	if (ids.length === 0) return [];
	return withAttempts(db, await db.select().from(publications).where(inArray(publications.id, ids)));
}

export async function publicationsOf(db: Db | Tx, postIds: string[]): Promise<Publication[]> {
	if (postIds.length === 0) return [];
	return withAttempts(
		db,
		await db.select().from(publications).where(inArray(publications.postId, postIds)).orderBy(publications.id)
	);
}

async function withAttempts(db: Db | Tx, rows: PublicationRow[]): Promise<Publication[]> {
	if (rows.length === 0) return [];
	const ids = rows.map((row) => row.id);
	const made = await db
		.select()
		.from(attempts)
		.where(inArray(attempts.publicationId, ids))
		.orderBy(attempts.startedAt, attempts.id);
	const ofPublication = Map.groupBy(made, (attempt) => attempt.publicationId);
	const chores = Map.groupBy(await openChores(db, ids), (chore) => chore.publicationId);
	return rows.map((row) => publicationRecord(row, ofPublication.get(row.id) ?? [], chores.get(row.id) ?? []));
}

const openChores = (db: Db | Tx, publicationIds: string[]): Promise<UpkeepRow[]> =>
	db
		.select()
		.from(upkeep)
		.where(and(inArray(upkeep.publicationId, publicationIds), isNull(upkeep.endedAt)))
		.orderBy(upkeep.dueAt);

const publicationRecord = (row: PublicationRow, made: AttemptRow[], chores: UpkeepRow[]): Publication => ({
	id: row.id,
	projectId: row.projectId,
	postId: row.postId,
	accountId: row.accountId,
	status: row.status,
	dueAt: row.dueAt.toISOString(),
	externalIds: row.externalIds,
	url: row.url,
	publishedAt: row.publishedAt?.toISOString() ?? null,
	deletedAt: row.takenDownAt?.toISOString() ?? null,
	attempts: made.map(attemptRecord),
	ahead: chores.map(({ act, dueAt, tries }) => ({ act, dueAt: dueAt.toISOString(), tries })),
	updatedAt: row.updatedAt.toISOString(),
	writeId: row.writeId
});

const attemptRecord = (row: AttemptRow): Attempt => ({
	at: (row.endedAt ?? row.startedAt).toISOString(),
	part: row.part,
	act: row.act,
	outcome: row.outcome,
	...(row.code === null ? {} : { code: row.code }),
	...(row.message === null ? {} : { message: row.message }),
	...(row.challenge === null ? {} : { challenge: row.challenge })
});
