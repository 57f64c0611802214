import type { Tx } from '#db/client.ts';
import type { MemberRow } from '#db/schema.ts';
import type { AuditAction, AuditDetails } from '#sync/records/audit.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';

/** Writes down what became of somebody's place in a project. The address goes from the log with its person. */
export function auditMember(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	{ id, projectId, email, userId }: MemberRow,
	action: AuditAction,
	details: AuditDetails = {},
	actor: { actorId?: string } = {}
): Promise<void> {
	const target = { kind: 'member' as const, id, name: email, personId: userId };
	return record(tx, deps, { projectId, action, target, details, ...actor });
}
