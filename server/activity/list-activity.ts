import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
	activityTopics,
	type Activity,
	type ActivityKind,
	type ActivityTopic
} from '#sync/records/activity.ts';
import { snippetOf } from '#sync/text/measure.ts';

export interface ActivityFilter {
	projectId: string;
	userId?: string | undefined;
	topic?: ActivityTopic | undefined;
}

interface Row extends Record<string, unknown> {
	id: string;
	at: string;
	kind: ActivityKind;
	by: string | null;
	client: string | null;
	name: string | null;
	post_id: string | null;
	title: string | null;
	html: string | null;
	about: string | null;
}

const longestAbout = 120;

/**
 * What has happened in a project, the newest first, read from where each thing is written down anyway. Every source gives as many of its
 * newest as a page holds, by an index; together they give the page.
 */
export async function listActivity(
	db: Db,
	filter: ActivityFilter,
	limit: number,
	after?: { at: Date; id: string }
): Promise<Activity[]> {
	const wanted: readonly ActivityKind[] | null = filter.topic ? activityTopics[filter.topic] : null;
	const parts = Object.entries(sources)
		.filter(([topic]) =>
			topicsOf(topic as keyof typeof sources).some((one) => !filter.topic || one === filter.topic)
		)
		.map(
			([, source]) => sql`(
			select * from (${source(filter.projectId)}) source
			where ${filter.userId ? sql`by = ${filter.userId}::uuid` : sql`true`}
				and ${wanted ? sql`kind = any(${sql.param([...wanted])}::text[])` : sql`true`}
				and ${before(after)}
			order by at desc, id desc limit ${limit})`
		);
	const { rows } = await db.execute<Row>(sql`
		select all_of.*, users.name, posts.title, posts.html
		from (${sql.join(parts, sql` union all `)}) all_of
		left join users on users.id = all_of.by
		left join posts on posts.id = all_of.post_id
		order by at desc, id desc limit ${limit}`);
	return rows.map((row) => ({
		id: row.id,
		at: new Date(row.at).toISOString(),
		kind: row.kind,
		userId: row.by,
		name: row.client ?? row.name,
		isClient: row.client !== null,
		postId: row.post_id,
		about: [row.title || snippetOf(row.html ?? '', longestAbout), row.about].filter(Boolean).join(' · ')
	}));
}

const before = (after: { at: Date; id: string } | undefined): SQL =>
	after ? sql`(at, id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : sql`true`;

const none = sql.raw(`null::text`);

/** Each gives: id, at, kind, by, client, post_id, about. A post's first version is told of as its writing. */
const sources = {
	written: (projectId: string) => sql`
		select id, created_at as at, 'written'::text as kind, created_by as by, ${none} as client, id as post_id, ${none} as about
		from posts where project_id = ${projectId}::uuid and deleted_at is null`,
	edited: (projectId: string) => sql`
		select id, saved_at as at, case kind when 'restored' then 'restored' else 'edited' end as kind, author_id as by,
			${none} as client, post_id, ${none} as about
		from post_revisions where project_id = ${projectId}::uuid and id <> post_id and kind in ('edit', 'restored')`,
	reviews: (projectId: string) => sql`
		select id, at, kind, by, client, post_id, ${none} as about
		from post_reviews where project_id = ${projectId}::uuid`,
	publications: (projectId: string) => sql`
		select p.id, coalesce(p.published_at, p.updated_at) as at,
			case p.status when 'published' then 'published' when 'deleted' then 'taken_down' else 'failed' end as kind,
			null::uuid as by, ${none} as client, p.post_id, a.title as about
		from publications p left join accounts a on a.id = p.account_id
		where p.project_id = ${projectId}::uuid and p.status in ('published', 'failed', 'deleted')`,
	members: (projectId: string) => sql`
		select m.id, m.created_at as at, case when m.user_id is null then 'invited' else 'joined' end as kind,
			coalesce(m.user_id, m.invited_by) as by, ${none} as client, null::uuid as post_id,
			case when m.user_id is null then m.email end as about
		from project_members m where m.project_id = ${projectId}::uuid
		union all
		select m.id, m.deleted_at, 'left', null::uuid, ${none}, null::uuid, coalesce(nullif(u.name, ''), m.email)
		from project_members m left join users u on u.id = m.user_id
		where m.project_id = ${projectId}::uuid and m.deleted_at is not null`,
	accounts: (projectId: string) => sql`
		select id, connected_at as at, 'connected'::text as kind, null::uuid as by, ${none} as client, null::uuid as post_id, title as about
		from accounts where project_id = ${projectId}::uuid
		union all
		select id, deleted_at, 'disconnected', null::uuid, ${none}, null::uuid, title
		from accounts where project_id = ${projectId}::uuid and deleted_at is not null`,
	links: (projectId: string) => sql`
		select u.id, u.at, 'link_' || u.kind as kind, u.by, case when u.by is null then l.name end as client,
			null::uuid as post_id, l.name as about
		from client_link_uses u join client_links l on l.id = u.link_id where u.project_id = ${projectId}::uuid`
};

const topicsOf = (source: keyof typeof sources): readonly ActivityTopic[] => {
	const topics: Record<keyof typeof sources, readonly ActivityTopic[]> = {
		written: ['posts'],
		edited: ['posts'],
		reviews: ['reviews', 'comments'],
		publications: ['publications'],
		members: ['team'],
		accounts: ['team'],
		links: ['clients']
	};
	return topics[source];
};
