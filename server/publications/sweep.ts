import { and, eq, lte } from 'drizzle-orm';
import { publications } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { oneByOne } from './one-by-one.ts';
import { abandon, lockPublication } from './settle.ts';

const batch = 200;

/** Finds claims whose worker is gone, and messages whose next look is due. Gives how many it found. */
export async function sweep(deps: Deps): Promise<number> {
	const now = deps.clock.now();
	const expired = await deps.db
		.select({ id: publications.id })
		.from(publications)
		.where(and(eq(publications.status, 'sending'), lte(publications.leaseUntil, now)))
		.limit(batch);
	const ids = expired.map(({ id }) => id);
	const abandoned = await oneByOne(deps, ids, async (tx, id) => {
		const publication = await lockPublication(tx, id);
		const isExpired =
			publication?.status === 'sending' && publication.leaseUntil !== null && publication.leaseUntil <= now;
		if (publication && isExpired) await abandon(tx, deps, publication);
	});
	const looks = await deps.db
		.select({ id: publications.id })
		.from(publications)
		.where(and(eq(publications.status, 'verifying'), lte(publications.leaseUntil, now)))
		.limit(batch);
	if (looks.length > 0) {
		await deps.db.transaction(async (tx) => {
			for (const { id } of looks) await deps.enqueue(tx, 'verify', { publicationId: id });
		});
	}
	return abandoned + looks.length;
}
