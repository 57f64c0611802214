import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';

/**
 * Held until the transaction ends by who notes a new file in a project, and by who finds that one is missing there. Without it the two
 * could miss each other: a file that arrives while a publication is being put to wait for it would wake nobody.
 */
export async function lockArrivals(tx: Tx, projectId: string): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`media of ${projectId}`}, 0))`);
}

/**
 * Held by who puts bytes into the store and names them in a row, and by who removes bytes that no row names: of two that mean the same bytes,
 * one at a time. Always in the same order, so that nobody waits in a ring.
 */
export async function lockStored(tx: Tx, hashes: string[]): Promise<void> {
	for (const hash of hashes.toSorted()) {
		await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`stored ${hash}`}, 0))`);
	}
}
