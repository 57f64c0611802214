import { inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { attempts, publications, type AttemptRow, type PublicationRow } from '#db/schema.ts';
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
	const made = await db
		.select()
		.from(attempts)
		.where(
			inArray(
				attempts.publicationId,
				rows.map((row) => row.id)
			)
		)
		.orderBy(attempts.startedAt, attempts.id);
	const ofPublication = Map.groupBy(made, (attempt) => attempt.publicationId);
	return rows.map((row) => publicationRecord(row, ofPublication.get(row.id) ?? []));
}

const publicationRecord = (row: PublicationRow, made: AttemptRow[]): Publication => ({
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
