import { inArray, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import type { Deps } from '../core/deps.ts';

/**
 * Takes back what was armed for an hour or a channel that the post no longer names, or for a queue that is paused. What has an attempt behind it stays as a
 * cancelled publication, with its proof; what never began is as if it had not been.
 */
export async function followPlan(tx: Tx, { clock }: Pick<Deps, 'clock'>, postIds: string[]): Promise<void> {
	if (postIds.length === 0) return;
	const stale = sql`
		select p.id from publications p join posts on posts.id = p.post_id join projects on projects.id = p.project_id
		where ${inArray(sql`p.post_id`, postIds)} and p.status = 'pending' and (
			posts.deleted_at is not null
			or posts.status not in ('scheduled', 'publishing')
			or (posts.status = 'scheduled' and posts.scheduled_at is distinct from coalesce(p.planned_at, p.due_at))
			or (posts.status = 'scheduled' and posts.queue_place is not null and projects.queue_paused)
			or not exists (
				select from jsonb_array_elements(posts.targets) t where t ->> 'accountId' = p.account_id::text
			)
		)`;
	const now = clock.now().toISOString();
	await tx.execute(sql`
		update publications set status = 'cancelled', updated_at = ${now}, write_id = ${uuidv7()}
		where id in (${stale}) and exists (select from attempts a where a.publication_id = publications.id)`);
	await tx.execute(sql`delete from publications where id in (${stale})`);
}
