import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { attempts, type AttemptRow, type PublicationRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { auditOutcomes } from './audit-outcomes.ts';
import { change, noteFinding } from './change.ts';
import { concludePost } from './conclude-posts.ts';
import { lookFor } from './next-step.ts';
import { nextPart } from './snapshot.ts';

/** Fails a publication before anything of it is sent, with an attempt that says why. */
export async function refuse(
	tx: Tx,
	deps: Deps,
	publication: PublicationRow,
	{ code, detail }: { code: string; detail: string }
): Promise<void> {
	const part = nextPart(publication) ?? 0;
	await noteFinding(tx, deps, publication, { part, outcome: 'refused', code, message: detail });
	await change(tx, deps, publication, { status: 'failed', leaseUntil: null });
	await auditOutcomes(tx, deps, 'publication.failed', [publication], { code });
	await concludePost(tx, deps, publication.postId);
}

/** A claim whose worker is gone: what it was doing may or may not have arrived. */
export async function abandon(tx: Tx, deps: Deps, publication: PublicationRow): Promise<void> {
	await tx
		.update(attempts)
		.set({ endedAt: deps.clock.now(), outcome: 'unknown', code: 'worker_lost' })
		.where(and(eq(attempts.publicationId, publication.id), isNull(attempts.endedAt)));
	await lookFor(tx, deps, publication);
}

/** The attempt of which nobody has said yet how it ended. */
export async function openAttempt(tx: Tx, publicationId: string): Promise<AttemptRow | undefined> {
	const [open] = await tx
		.select()
		.from(attempts)
		.where(and(eq(attempts.publicationId, publicationId), isNull(attempts.endedAt)))
		.orderBy(desc(attempts.startedAt))
		.limit(1);
	return open;
}
