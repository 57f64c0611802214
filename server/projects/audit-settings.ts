import type { Tx } from '#db/client.ts';
import type { ProjectRow } from '#db/schema.ts';
import { same } from '#sync/merge.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';

const settings = [
	...(['name', 'timezone', 'approvalRequired', 'overflow'] as const),
	...(['hashtagGroups', 'utm', 'graceMinutes'] as const)
];
const week = ['slots', 'queuePaused'] as const;

/** Writes down which of a project's settings somebody changed, and apart from it that the queue's week is another. */
export async function auditSettings(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	before: ProjectRow,
	after: ProjectRow
): Promise<void> {
	for (const [action, fields] of [
		['project.changed', settings],
		['queue.changed', week]
	] as const) {
		const changed = fields.filter((field) => !same(before[field], after[field]));
		if (changed.length === 0) continue;
		const said = (row: ProjectRow) => Object.fromEntries(fields.map((field) => [field, row[field]]));
		const about = { before: said(before), after: said(after), details: { fields: changed.join(', ') } };
		const target = { kind: 'project' as const, id: after.id, name: after.name };
		await record(tx, deps, { projectId: after.id, action, target, ...about });
	}
}
