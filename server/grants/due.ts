import { and, isNull, lte, sql } from 'drizzle-orm';
import { prepared } from '#db/prepared.ts';
import { grants } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';

const batch = 100;

/** Hands on what has to be renewed. Gives how much there was; what is handed on twice is renewed once. */
export async function enqueueRenewals(deps: Pick<Deps, 'db' | 'clock' | 'enqueue'>): Promise<number> {
	const due = await dueGrants(deps.db).execute({ now: deps.clock.now().toISOString() });
	if (due.length === 0) return 0;
	await deps.db.transaction(async (tx) => {
		for (const { id } of due) await deps.enqueue(tx, 'renew', { grantId: id });
	});
	return due.length;
}

const dueGrants = prepared((db) =>
	db
		.select({ id: grants.id })
		.from(grants)
		.where(and(isNull(grants.endedAt), lte(grants.renewAt, sql.placeholder('now'))))
		.orderBy(grants.renewAt)
		.limit(batch)
		.prepare('due_grants')
);
