import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import type { Post } from '#sync/records/post.ts';
import { contentOf, type Revision } from '#sync/records/revision.ts';

/** A version that did not make it into its post. */
export interface Lost {
	post: Post;
	kind: 'conflict' | 'late';
	fields: Revision['lost'];
}

/**
 * Keeps versions that lost, in the transaction that tells their devices so: whoever is answered with another's words can rely on it that
 * their own are in the history. The same write comes again where the answer was lost, and is kept once.
 */
export async function keepLost(tx: Tx, authorId: string, now: Date, lost: Lost[]): Promise<void> {
	if (lost.length === 0) return;
	const rows = lost.map(({ post, kind, fields }) => ({
		...{ id: uuidv7(), post_id: post.id, project_id: post.projectId, kind, write_id: post.writeId },
		...{ content: contentOf(post), lost: fields }
	}));
	await tx.execute(sql`
		insert into post_revisions (id, project_id, post_id, kind, author_id, write_id, content, lost, started_at, saved_at)
		select made.id, made.project_id, made.post_id, made.kind, ${authorId}::uuid, made.write_id, made.content, made.lost, at, at
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as made(
			id uuid, project_id uuid, post_id uuid, kind text, write_id text, content jsonb, lost jsonb
		), lateral (
			select greatest(${now.toISOString()}::timestamptz, max(saved_at) + interval '1 millisecond') as at
			from post_revisions where post_revisions.post_id = made.post_id
		) newest
		on conflict do nothing`);
}
