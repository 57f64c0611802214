import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts, type PublicationRow } from '#db/schema.ts';
import type { AuditAction, AuditDetails } from '#sync/records/audit.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';

/** What became of publications in the end, which the program itself says and no person. */
export async function auditOutcomes(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	action: Extract<AuditAction, 'publication.published' | 'publication.failed' | 'publication.unclear'>,
	publications: Pick<PublicationRow, 'id' | 'projectId' | 'accountId'>[],
	details: AuditDetails = {}
): Promise<void> {
	if (publications.length === 0) return;
	const ids = [...new Set(publications.map(({ accountId }) => accountId))];
	const { id, title } = accounts;
	const channels = await tx.select({ id, title }).from(accounts).where(inArray(id, ids));
	const nameOf = new Map(channels.map((one) => [one.id, one.title]));
	const done = publications.map((one) => {
		const target = { kind: 'publication' as const, id: one.id, name: nameOf.get(one.accountId) };
		return { projectId: one.projectId, action, actorId: null, target, details };
	});
	await record(tx, deps, ...done);
}
