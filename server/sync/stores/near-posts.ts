import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Reader } from '../store.ts';

/** What a calendar that is opened today looks at, in days from now. */
const [back, ahead] = [14, 45];

/** The posts that are planned, or went out, around now: the nearest first. */
export async function nearPosts(tx: Tx, { roles }: Reader, now: Date, many: number): Promise<string[]> {
	const instant = sql`${now.toISOString()}::timestamptz`;
	const { rows } = await tx.execute<{ id: string }>(sql`
		select id from posts
		where project_id = any(${sql.param([...roles.keys()])}::uuid[]) and deleted_at is null
			and scheduled_at between ${instant} - make_interval(days => ${back}) and ${instant} + make_interval(days => ${ahead})
		order by greatest(scheduled_at - ${instant}, ${instant} - scheduled_at), id
		limit ${many}`);
	return rows.map(({ id }) => id);
}
