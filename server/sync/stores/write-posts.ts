import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { Refusal } from '#sync/errors.ts';
import type { Stored } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';

/** A push holds hundreds of posts; they go over as one JSON value, not as sixteen parameters each. */

export async function insertPosts(tx: Tx, written: Stored<Post>[], now: Date): Promise<void> {
	if (written.length === 0) return;
	const { rows } = await tx.execute(sql`
		insert into posts (id, project_id, created_by, created_at, late_edit_of, ${changing})
		select id, project_id, created_by, created_at, late_edit_of, ${changing} from ${incoming(written, now)}
		on conflict (id) do nothing returning id`);
	// Someone else's, or made at this very moment by the same push sent twice: looked at again, row by row.
	if (rows.length < written.length) throw new Refusal('already_exists');
}

/** The rows are locked by the caller. */
export async function updatePosts(tx: Tx, written: Stored<Post>[], now: Date): Promise<void> {
	if (written.length === 0) return;
	await tx.execute(
		sql`update posts set ${assignments} from ${incoming(written, now)} where posts.id = incoming.id`
	);
}

/** What a write may change of a post that is there. */
const columns = [
	...[
		'title',
		'html',
		'media',
		'poll',
		'targets',
		'labels',
		'status',
		'scheduled_at',
		'queue_place',
		'delete_at',
		'approval'
	],
	...['updated_at', 'write_id', 'deleted_at']
];
const changing = sql.raw(columns.join(', '));
const assignments = sql.raw(columns.map((column) => `${column} = incoming.${column}`).join(', '));

const incoming = (written: Stored<Post>[], now: Date) => sql`jsonb_to_recordset(${JSON.stringify(
	written.map((post) => rowOf(post, now))
)}::jsonb) as incoming(
	id uuid, project_id uuid, created_by uuid, created_at timestamptz, late_edit_of uuid,
	title text, html text, media jsonb, poll jsonb, targets jsonb, labels jsonb, status text,
	scheduled_at timestamptz, queue_place text, delete_at timestamptz, approval jsonb, updated_at timestamptz, write_id text, deleted_at timestamptz
)`;

/** Each field once: what goes over the wire is most of what a push costs. */
const rowOf = (post: Stored<Post>, now: Date) => ({
	id: post.id,
	title: post.title,
	html: post.html,
	media: post.media,
	poll: post.poll,
	targets: post.targets,
	labels: post.labels,
	status: post.status,
	project_id: post.projectId,
	created_by: post.createdBy,
	created_at: post.createdAt,
	late_edit_of: post.lateEditOf,
	scheduled_at: post.scheduledAt,
	queue_place: post.queuePlace,
	delete_at: post.deleteAt,
	approval: post.approval,
	updated_at: post.updatedAt,
	write_id: post.writeId,
	deleted_at: post._deleted ? now.toISOString() : null
});
