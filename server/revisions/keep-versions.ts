import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { saysTheSame } from '#sync/merge.ts';
import type { Post } from '#sync/records/post.ts';
import { auditPosts } from '../posts/audit-posts.ts';

/** Whose write it is, when it happens, and whether somebody wrote it or brought it back. */
export interface Writing {
	authorId: string;
	now: Date;
	kind: 'edit' | 'restored';
}

/** Nothing for this long, in minutes, and a sitting is over. */
const pause = 10;
/** A sitting that goes on is cut here, in minutes, so that a day's work has more than one version to go back to. */
const longestSitting = 60;

/**
 * Does `write`, which brings posts from `before` to `after`, and keeps the versions that it makes. Every write of a person that changes what
 * a post says comes through here, from a route as from a device, in the transaction that takes it in. The posts are locked by the caller.
 */
export async function keepingVersions<T>(
	tx: Tx,
	writing: Writing,
	changes: { before: Post; after: Post }[],
	write: () => Promise<T>
): Promise<T> {
	const changed = changes.filter(({ before, after }) => !saysTheSame(before, after));
	const first = changed.filter(({ before }) => !isInFirstSitting(before, writing));
	if (first.length > 0) await keepFirst(tx, idsOf(first));
	const done = await write();
	await auditPosts(tx, { clock: { now: () => writing.now } }, writing.authorId, changes);
	if (changed.length > 0) await keepLatest(tx, writing, idsOf(changed));
	return done;
}

const idsOf = (changes: { before: Post }[]): string[] => changes.map(({ before }) => before.id);

/** Who goes on with a post that they have just made has no earlier version to miss. */
const isInFirstSitting = ({ createdBy, createdAt }: Post, { authorId, now, kind }: Writing): boolean =>
	kind === 'edit' && createdBy === authorId && now.getTime() - Date.parse(createdAt) < pause * 60_000;

/** The first version of posts that nobody has changed so far, before it is gone. It has its post's id, by which it is known to be kept. */
async function keepFirst(tx: Tx, postIds: string[]): Promise<void> {
	await tx.execute(sql`
		insert into post_revisions (id, project_id, post_id, kind, author_id, write_id, content, started_at, saved_at)
		select id, project_id, id, 'edit', created_by, write_id, ${content}, created_at, created_at
		from posts where id = any(${sql.param(postIds)}::uuid[])
		on conflict do nothing`);
}

/**
 * The posts as they stand now. Who goes on with their own newest version within a sitting rewrites it; who throws most of the text away
 * does not. A version is never dated before the one that it follows, whatever the servers' clocks say.
 */
async function keepLatest(tx: Tx, { authorId, now, kind }: Writing, postIds: string[]): Promise<void> {
	const at = sql`${now.toISOString()}::timestamptz`;
	await tx.execute(sql`
		with written as (
			select posts.id, posts.project_id, posts.write_id, ${content} as content,
				newest.id as newest_id, made.id as fresh_id,
				greatest(${at}, newest.saved_at + interval '1 millisecond') as saved_at,
				coalesce(
					${kind}::text = 'edit' and newest.kind = 'edit' and newest.author_id = ${authorId}::uuid
						and newest.saved_at > ${at} - make_interval(mins => ${pause})
						and newest.started_at > ${at} - make_interval(mins => ${longestSitting})
						and length(posts.html) * 2 >= length(newest.content ->> 'html'),
					false
				) as is_same_sitting
			from unnest(${sql.param(postIds)}::uuid[], ${sql.param(postIds.map(() => uuidv7()))}::uuid[])
				as made(post_id, id)
			join posts on posts.id = made.post_id and posts.deleted_at is null
			left join lateral (
				select * from post_revisions
				where post_revisions.post_id = posts.id order by saved_at desc, id desc limit 1
			) newest on true
		), continued as (
			update post_revisions set content = written.content, write_id = written.write_id, saved_at = written.saved_at
			from written where post_revisions.id = newest_id and is_same_sitting
		)
		insert into post_revisions (id, project_id, post_id, kind, author_id, write_id, content, started_at, saved_at)
		select case when exists (select from post_revisions where id = written.id) then fresh_id else written.id end,
			project_id, id, ${kind}::text, ${authorId}::uuid, write_id, content, ${at}, saved_at
		from written where not is_same_sitting`);
}

const instant = (column: string): string =>
	`to_char(posts.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A row of posts as the content of a version. */
const content = sql.raw(`jsonb_build_object(
	'title', posts.title, 'html', posts.html, 'media', posts.media, 'poll', posts.poll, 'labels', posts.labels,
	'targets', posts.targets, 'status', posts.status,
	'scheduledAt', ${instant('scheduled_at')}, 'deleteAt', ${instant('delete_at')}
)`);
