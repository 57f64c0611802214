import type { Change, Row } from '../audit.ts';
import { Violation } from '../violation.ts';

/** I4: a write's word becomes a document's word once, and a late text becomes one draft. */
export function writtenOnce(changes: Change[]): void {
	const seen = new Set<string>();
	const drafts = new Set<string>();
	for (const change of changes) {
		const { table, id, old, new: now } = change;
		if (!now || now['write_id'] === old?.['write_id']) continue;
		const entry = `${table} ${id} ${String(now['write_id'])}`;
		if (seen.has(entry)) throw new Violation('I4', 'a write was applied twice', change);
		seen.add(entry);
		const draft = lateDraft(change);
		if (draft && drafts.has(draft)) throw new Violation('I4', 'a late text became two drafts', change);
		if (draft) drafts.add(draft);
	}
}

function lateDraft({ table, operation, new: now }: Change): string | null {
	if (table !== 'posts' || operation !== 'INSERT' || !isLate(now)) return null;
	return JSON.stringify([now['late_edit_of'], now['created_by'], now['html'], now['media']]);
}

const isLate = (row: Row | null): row is Row => row !== null && row['late_edit_of'] !== null;
