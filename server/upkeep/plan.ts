import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { publications, upkeep, type UpkeepRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { change } from '../publications/change.ts';

/** Plans one thing to be done to publications that are out. What is planned already moves to the new time. */
export async function planUpkeep(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueue'>,
	act: UpkeepRow['act'],
	publicationIds: string[],
	dueAt: Date
): Promise<void> {
	if (publicationIds.length === 0) return;
	const planned = await tx
		.insert(upkeep)
		.values(publicationIds.map((publicationId) => ({ publicationId, act, dueAt })))
		.onConflictDoUpdate({
			target: [upkeep.publicationId, upkeep.act],
			targetWhere: sql`ended_at is null`,
			set: { dueAt, tries: 0 }
		})
		.returning({ id: upkeep.id });
	await tellDevices(tx, deps, publicationIds);
	if (dueAt > deps.clock.now()) return;
	for (const { id } of planned) await deps.enqueue(tx, 'upkeep', { upkeepId: id });
}

/** Forgets what was planned for the publications of a post, and has not been done. */
export async function forgetUpkeep(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	act: UpkeepRow['act'],
	postId: string
): Promise<void> {
	const ofPost = tx.select({ id: publications.id }).from(publications).where(eq(publications.postId, postId));
	const forgotten = await tx
		.delete(upkeep)
		.where(and(eq(upkeep.act, act), isNull(upkeep.endedAt), inArray(upkeep.publicationId, ofPost)))
		.returning({ id: upkeep.publicationId });
	await tellDevices(
		tx,
		deps,
		forgotten.map(({ id }) => id)
	);
}

/** What is ahead of a publication is part of it: devices see it change. */
async function tellDevices(tx: Tx, deps: Pick<Deps, 'clock'>, publicationIds: string[]): Promise<void> {
	for (const id of publicationIds) await change(tx, deps, { id }, {});
}
