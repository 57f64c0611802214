import { inArray } from 'drizzle-orm';
import { afterCommit, type Tx } from '#db/client.ts';
import { accounts, type PublicationRow } from '#db/schema.ts';
import type { AuditAction, AuditDetails } from '#sync/records/audit.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';

type OutcomeAction = Extract<
	AuditAction,
	'publication.published' | 'publication.failed' | 'publication.unclear'
>;

/** What became of publications in the end, which the program itself says and no person. */
export async function auditOutcomes(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'metrics'>,
	action: OutcomeAction,
	publications: Pick<PublicationRow, 'id' | 'projectId' | 'accountId' | 'status'>[],
	details: AuditDetails = {}
): Promise<void> {
	if (publications.length === 0) return;
	const ids = [...new Set(publications.map(({ accountId }) => accountId))];
	const { id, title, network } = accounts;
	const channels = await tx.select({ id, title, network }).from(accounts).where(inArray(id, ids));
	const known = new Map(channels.map((one) => [one.id, one]));
	const done = publications.map((one) => {
		const target = { kind: 'publication' as const, id: one.id, name: known.get(one.accountId)?.title };
		return { projectId: one.projectId, action, actorId: null, target, details };
	});
	await record(tx, deps, ...done);
	afterCommit(tx, () => {
		for (const { accountId, status } of publications) {
			const provider = known.get(accountId)?.network ?? 'none';
			deps.metrics.published.inc({ provider, outcome: outcomeOf(action, status) });
		}
	});
}

/** What was found out later, by looking or by a person, is told from what the network said at once. */
function outcomeOf(action: OutcomeAction, before: PublicationRow['status']): string {
	if (action === 'publication.failed') return 'failed';
	if (action === 'publication.unclear') return 'needs_review';
	return before === 'sending' ? 'published' : 'verified';
}
