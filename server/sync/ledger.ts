import { and, eq, inArray } from 'drizzle-orm';
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
	const appliedAt = deps.clock.now();
	await tx
		.insert(appliedWrites)
		.values(
			changes.map(({ row, pushed }) => ({
				collection: name,
				documentId: row.id,
				writeId: pushed.writeId,
				appliedAt
			}))
		)
		.onConflictDoNothing();
}
