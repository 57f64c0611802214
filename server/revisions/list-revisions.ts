import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { PostRow } from '#db/schema.ts';
import { contentOf, type Revision, type RevisionContent } from '#sync/records/revision.ts';
import { postRecord } from '../posts/documents.ts';

interface Row extends Record<string, unknown> {
	id: string;
	kind: Revision['kind'];
	author_id: string;
	author_name: string | null;
	content: RevisionContent | null;
	lost: Revision['lost'];
	saved_at: string;
}

/**
 * The versions of a post, the newest first, after the one that a cursor names. The first version of a post that has not been changed since
 * is the post itself.
 */
export async function listRevisions(
	db: Db,
	post: PostRow,
	limit: number,
	after?: { at: Date; id: string }
): Promise<Revision[]> {
	const { rows } = await db.execute<Row>(sql`
		select versions.id, kind, author_id, users.name as author_name, content, lost, saved_at from (
			select id, kind, author_id, content, lost, saved_at from post_revisions where post_id = ${post.id}
			union all
			select id, 'edit', created_by, null, '[]', created_at from posts
			where id = ${post.id} and not exists (select from post_revisions where id = ${post.id})
		) versions
		left join users on users.id = versions.author_id
		where ${before(after)}
		order by saved_at desc, versions.id desc limit ${limit}`);
	const present = contentOf(postRecord(post));
	return rows.map((row) => ({
		...(row.content ?? present),
		id: row.id,
		postId: post.id,
		kind: row.kind,
		authorId: row.author_id,
		authorName: row.author_name,
		lost: row.lost,
		savedAt: new Date(row.saved_at).toISOString()
	}));
}

const before = (after: { at: Date; id: string } | undefined): SQL =>
	after
		? sql`(saved_at, versions.id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
		: sql`true`;
