import { and, isNull, lte, sql } from 'drizzle-orm';
import { prepared } from '#db/prepared.ts';
import { upkeep } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';

const batch = 200;

/** Hands on what has fallen due. Gives how much there was; what is handed on twice is done once. */
export async function enqueueUpkeep(deps: Deps): Promise<number> {
	const due = await dueUpkeep(deps.db).execute({ now: deps.clock.now().toISOString() });
	if (due.length === 0) return 0;
	await deps.db.transaction(async (tx) => {
		for (const { id } of due) await deps.enqueue(tx, 'upkeep', { upkeepId: id });
	});
	return due.length;
}

const dueUpkeep = prepared((db) =>
	db
		.select({ id: upkeep.id })
		.from(upkeep)
		.where(and(isNull(upkeep.endedAt), lte(upkeep.dueAt, sql.placeholder('now'))))
		.orderBy(upkeep.dueAt)
		.limit(batch)
		.prepare('due_upkeep')
);
