import { uuidv7 } from 'uuidv7';
import { collections, type CollectionName } from '#sync/collection.ts';
import { same } from '#sync/merge.ts';
import type { Nothing, PushedRow, Stored } from '#sync/protocol.ts';
import { entry } from './ledger.ts';
import type { Change } from './store.ts';

type Sorted<T> =
	| { is: 'known' }
	| { is: 'answer'; master: object }
	/** Written against a master that is no longer there. */
	| { is: 'late'; change: Change<T> }
	| { is: 'change'; change: Change<T> };

/** Which of the four a pushed row is, before its content is judged. */
export function sort<T extends { writeId: string }>(
	row: PushedRow,
	pushed: Stored<T> | null | undefined,
	master: Stored<T> | null,
	ledger: ReadonlySet<string>
): Sorted<T> {
	if (!pushed) return { is: 'answer', master: master ?? nothing(row) };
	if (master?.writeId === pushed.writeId) {
		// RxDB's own remove() names no word: what is gone under the word that was there is a deletion, and gets a word of ours.
		if (pushed._deleted && !master._deleted) {
			return { is: 'change', change: { row, pushed: { ...pushed, writeId: uuidv7() }, master } };
		}
		const isRepeated =
			(pushed._deleted && master._deleted) ||
			same({ ...pushed, updatedAt: '' }, { ...master, updatedAt: '' });
		return isRepeated ? { is: 'known' } : { is: 'answer', master };
	}
	if (ledger.has(entry(row.id, pushed.writeId))) return { is: 'answer', master: master ?? nothing(row) };
	const change = { row, pushed, master };
	return master && master.writeId !== row.assumedWriteId ? { is: 'late', change } : { is: 'change', change };
}

/**
 * The row by its record's schema. What the schema does not know is left out; what the device left out stays as it is. The cast: T is the
 * output of this collection's schema.
 */
export function parse<T>(name: CollectionName, row: PushedRow, missing: object): Stored<T> | null {
	const parsed = collections[name].record.safeParse({ ...missing, ...row.pushed });
	if (!parsed.success) return null;
	const document: unknown = { ...parsed.data, _deleted: row.pushed['_deleted'] === true };
	return document as Stored<T>;
}

/** What is answered where the caller may not see a master. */
export const nothing = (row: PushedRow): Nothing => ({
	id: row.id,
	projectId: typeof row.pushed['projectId'] === 'string' ? row.pushed['projectId'].slice(0, 64) : null,
	_deleted: true
});
