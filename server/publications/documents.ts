import { and, inArray, isNull, sql, type Column } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
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
	return withAttempts(db, await ofPosts(db).execute({ ids: postIds }));
}

const ofPosts = prepared((db) =>
	db
		.select()
		.from(publications)
		.where(amongIds(publications.postId))
		.orderBy(publications.id)
		.prepare('publications_of_posts')
);
const attemptsOf = prepared((db) =>
	db
		.select()
		.from(attempts)
		.where(amongIds(attempts.publicationId))
		.orderBy(attempts.startedAt, attempts.id)
		.prepare('attempts_of_publications')
);
const openChores = prepared((db) =>
	db
		.select()
		.from(upkeep)
		.where(and(amongIds(upkeep.publicationId), isNull(upkeep.endedAt)))
		.orderBy(upkeep.dueAt)
		.prepare('open_chores')
);

/** However many they are, it is one query. */
const amongIds = (column: Column) => sql`${column} = any(${sql.placeholder('ids')}::uuid[])`;

async function withAttempts(db: Db | Tx, rows: PublicationRow[]): Promise<Publication[]> {
	if (rows.length === 0) return [];
	const ids = rows.map((row) => row.id);
	const made = await attemptsOf(db).execute({ ids });
	const ofPublication = Map.groupBy(made, (attempt) => attempt.publicationId);
	const chores = Map.groupBy(await openChores(db).execute({ ids }), (chore) => chore.publicationId);
	return rows.map((row) => publicationRecord(row, ofPublication.get(row.id) ?? [], chores.get(row.id) ?? []));
}

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
