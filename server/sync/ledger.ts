import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { CollectionName } from '#sync/collection.ts';
import type { PushedRow } from '#sync/protocol.ts';
import { writeId } from '#sync/records/fields.ts';
import type { Deps } from '../core/deps.ts';
import type { Change } from './store.ts';

/**
 * The words of all writes that pushes have brought in. A push whose answer was lost comes again; by its word it is known and not
 * applied a second time over what others have written since.
 */
export async function appliedTo(tx: Tx, name: CollectionName, rows: PushedRow[]): Promise<Set<string>> {
	const named = rows.filter((row) => isWord(row.pushed['writeId']));
	const { rows: known } = await tx.execute<{ document_id: string; write_id: string }>(sql`
		select words.document_id, words.write_id from unnest(
			${sql.param(named.map((row) => row.id))}::uuid[],
			${sql.param(named.map((row) => row.pushed['writeId']))}::text[]
		) as words(document_id, write_id)
		cross join lateral (
			select from applied_writes a
			where a.collection = ${name} and a.document_id = words.document_id and a.write_id = words.write_id
			limit 1
		) known`);
	return new Set(known.map((one) => entry(one.document_id, one.write_id)));
}

const isWord = (value: unknown): boolean => writeId.safeParse(value).success;

export const entry = (documentId: string, writeId: string): string => `${documentId} ${writeId}`;

/**
 * Writes the words down in the transaction that took them in, whatever became of them; and those that they replaced, which no push need have
 * brought: a device that fell back on one, since it was stopped while it stored a page from before its own last write, would undo that write.
 */
export async function remember(
	tx: Tx,
	deps: Deps,
	name: CollectionName,
	changes: Change<{ writeId: string }>[]
): Promise<void> {
	if (changes.length === 0) return;
	const words = changes.flatMap(({ row: { id }, pushed, master }) =>
		[pushed, master].flatMap((one) => (one ? { id, writeId: one.writeId } : []))
	);
	// One array each instead of four parameters a row: a push holds hundreds.
	await tx.execute(sql`
		insert into applied_writes (collection, document_id, write_id, applied_at)
		select ${name}, document_id, write_id, ${deps.clock.now().toISOString()}::timestamptz
		from unnest(
			${sql.param(words.map(({ id }) => id))}::uuid[],
			${sql.param(words.map(({ writeId }) => writeId))}::text[]
		) as words(document_id, write_id)
		on conflict do nothing`);
}
