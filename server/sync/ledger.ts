import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { appliedWrites } from '#db/schema.ts';
import type { CollectionName } from '#sync/collection.ts';
import type { Deps } from '../core/deps.ts';
import type { Change } from './store.ts';

/**
 * The words of all writes that pushes have brought in. A push whose answer was lost comes again; by its word it is known and not
 * applied a second time over what others have written since.
 */
export async function appliedTo(tx: Tx, name: CollectionName, documentIds: string[]): Promise<Set<string>> {
	const known = await tx
		.select({ documentId: appliedWrites.documentId, writeId: appliedWrites.writeId })
		.from(appliedWrites)
		.where(and(eq(appliedWrites.collection, name), inArray(appliedWrites.documentId, documentIds)));
	return new Set(known.map((one) => entry(one.documentId, one.writeId)));
}

export const entry = (documentId: string, writeId: string): string => `${documentId} ${writeId}`;

/** Writes the words down in the transaction that took them in, whatever became of them. */
export async function remember(
	tx: Tx,
	deps: Deps,
	name: CollectionName,
	changes: Change<{ writeId: string }>[]
): Promise<void> {
	if (changes.length === 0) return;
	// One array each instead of four parameters a row: a push holds hundreds.
	await tx.execute(sql`
		insert into applied_writes (collection, document_id, write_id, applied_at)
		select ${name}, document_id, write_id, ${deps.clock.now().toISOString()}::timestamptz
		from unnest(
			${sql.param(changes.map(({ row }) => row.id))}::uuid[],
			${sql.param(changes.map(({ pushed }) => pushed.writeId))}::text[]
		) as words(document_id, write_id)
		on conflict do nothing`);
}
