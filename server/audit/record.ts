import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Db, Tx } from '#db/client.ts';
import { auditLog, auditTraces } from '#db/schema.ts';
import type { AuditAction, AuditDetails, AuditTarget } from '#sync/records/audit.ts';
import type { Deps } from '../core/deps.ts';
import { originNow } from '../core/origin.ts';
import { hashOfRecord, hashOfTrace } from './hashes.ts';

/** The scope of what belongs to no project: sign-ins, accounts of people, the installation itself. */
export const noProject = '00000000-0000-0000-0000-000000000000';

/** Something that somebody did. */
export interface Done {
	/** Null for what belongs to no project. */
	projectId: string | null;
	action: AuditAction;
	/** What it was done to. `name`: what people call it; `personId`: whose it is, or who it is, so that the name goes with them. */
	target?: { kind: AuditTarget; id: string; name?: string | undefined; personId?: string | null };
	/** What stood there before and after; of both only the hash is kept. */
	before?: unknown;
	after?: unknown;
	details?: AuditDetails;
	/** Where it is not the one whose request this is: null for the program itself. */
	actorId?: string | null;
}

const longestName = 200;

/**
 * Writes down what somebody does, in the transaction that does it: one is not without the other. Who asks, from where, and by which
 * request is known by itself (server/core/origin). The entries get their places in the chain at the commit.
 */
export async function record(
	tx: Db | Tx,
	{ clock }: { clock: Pick<Deps['clock'], 'now'> },
	...all: Done[]
): Promise<void> {
	if (all.length === 0) return;
	const { requestId = null, address = '', userAgent = '', userId = null } = originNow();
	const at = clock.now();
	const made = all.map(({ projectId, action, target, before, after, details = {}, actorId = userId }) => {
		const id = uuidv7();
		const targetName = target?.name?.slice(0, longestName).toWellFormed() ?? '';
		const words = { salt: randomBytes(16).toString('hex'), address, userAgent, targetName };
		const entry = {
			...{ id, scope: projectId ?? noProject, at, action, actorId, details, requestId },
			targetKind: target?.kind ?? null,
			targetId: target?.id ?? null,
			beforeHash: before === undefined ? null : hashOfRecord(before),
			afterHash: after === undefined ? null : hashOfRecord(after),
			traceHash: hashOfTrace(words)
		};
		return { entry, trace: { ...words, entryId: id, actorId, personId: target?.personId ?? null } };
	});
	await tx.insert(auditLog).values(made.map(({ entry }) => entry));
	await tx.insert(auditTraces).values(made.map(({ trace }) => trace));
}
