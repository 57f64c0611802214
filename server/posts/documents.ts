import type { Db, Tx } from '#db/client.ts';
import type { PostRow } from '#db/schema.ts';
import type { Post } from '#sync/records/post.ts';
import type { Publication } from '#sync/records/publication.ts';
import { publicationsOf } from '../publications/documents.ts';

export const postRecord = (row: PostRow): Post => ({
	id: row.id,
	projectId: row.projectId,
	title: row.title,
	html: row.html,
	media: row.media,
	poll: row.poll,
	targets: row.targets,
	labels: row.labels,
	status: row.status,
	scheduledAt: row.scheduledAt?.toISOString() ?? null,
	queuePlace: row.queuePlace,
	deleteAt: row.deleteAt?.toISOString() ?? null,
	lateEditOf: row.lateEditOf,
	approval: row.approval,
	thread: row.thread,
	createdBy: row.createdBy,
	createdAt: row.createdAt.toISOString(),
	updatedAt: row.updatedAt.toISOString(),
	writeId: row.writeId
});

/** A post as the API gives it: with what became of it. */
export type FullPost = Post & { publications: Publication[] };

export async function fullPosts(db: Db | Tx, rows: PostRow[]): Promise<FullPost[]> {
	const publications = await publicationsOf(
		db,
		rows.map((row) => row.id)
	);
	const ofPost = Map.groupBy(publications, (publication) => publication.postId);
	return rows.map((row) => ({ ...postRecord(row), publications: ofPost.get(row.id) ?? [] }));
}

export async function fullPost(db: Db | Tx, row: PostRow): Promise<FullPost> {
	const publications = await publicationsOf(db, [row.id]);
	return { ...postRecord(row), publications };
}
