import type { Db } from '#db/client.ts';
import type { AuditEntry } from '#sync/records/audit.ts';
import { csvLine } from '../core/csv.ts';
import { listEntries } from './entries.ts';

const batch = 500;

/** Every entry of a chain, the newest first, a piece at a time: a log may be longer than the memory. */
export async function* exported(db: Db, scope: string, format: 'csv' | 'jsonl'): AsyncGenerator<string> {
	// A spreadsheet takes UTF-8 for something else without the mark.
	if (format === 'csv') yield `\uFEFF${csvLine(columns.map(([name]) => name))}`;
	for (let before: number | undefined; ;) {
		const entries = await listEntries(db, scope, {}, batch, before);
		const last = entries.at(-1);
		if (!last) return;
		yield entries.map((entry) => (format === 'csv' ? csvRow(entry) : `${JSON.stringify(entry)}\n`)).join('');
		before = last.number;
	}
}

const columns: [name: string, of: (entry: AuditEntry) => string | number | null][] = [
	['number', (entry) => entry.number],
	['at', (entry) => entry.at],
	['action', (entry) => entry.action],
	['actor', (entry) => entry.actor?.email || (entry.actor?.id ?? '')],
	['target', (entry) => entry.target?.name || (entry.target?.id ?? '')],
	['target_kind', (entry) => entry.target?.kind ?? ''],
	['details', (entry) => (Object.keys(entry.details).length > 0 ? JSON.stringify(entry.details) : '')],
	['address', (entry) => entry.address],
	['user_agent', (entry) => entry.userAgent],
	['request_id', (entry) => entry.requestId],
	['before', (entry) => entry.before],
	['after', (entry) => entry.after],
	['previous', (entry) => entry.previous],
	['hash', (entry) => entry.hash]
];

const csvRow = (entry: AuditEntry): string => csvLine(columns.map(([, of]) => of(entry)));
