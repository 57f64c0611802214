import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { attempts, posts, publications, type PublicationRow } from '#db/schema.ts';
import type { Attempt } from '#sync/records/publication.ts';
import type { Deps } from '../core/deps.ts';
import type { Objection, SendOutcome, Sent } from '../integrations/social/network.ts';
import { degrade, restore } from '../accounts/health.ts';
import type { Claim } from './claim.ts';
import { concludePost } from './conclude-post.ts';

/** Pauses before the same content is offered again that surely was not sent, in seconds; the last one repeats. */
const pauses = [2, 5, 15, 60, 300];
/** So often it is offered; then it has failed. */
const mostDelays = 12;
/** How soon a message of unknown fate is looked for, in milliseconds. */
const firstLook = 3000;

type PublicationChange = Partial<typeof publications.$inferInsert>;

/**
 * Writes down what a network answered. Only who holds the claim may: one that came back after another claim was made changes nothing.
 * A claim that had merely run out still counts, because its answer is the proof that was being looked for.
 */
export async function settle(tx: Tx, deps: Deps, claim: Claim, outcome: SendOutcome): Promise<void> {
	const publication = await lockPublication(tx, claim.publicationId);
	const isOurs =
		publication?.fence === claim.fence &&
		(publication.status === 'sending' || (publication.status === 'verifying' && outcome.is === 'published'));
	if (!publication || !isOurs) return;
	const now = deps.clock.now();
	switch (outcome.is) {
		case 'published':
			await endAttempt(tx, deps, claim, 'published', {}, outcome.sent.externalIds);
			await change(tx, deps, publication, { status: 'published', ...proof(outcome.sent, now) });
			await restore(tx, deps, publication);
			break;
		case 'not_sent':
			await endAttempt(tx, deps, claim, 'not_sent', outcome);
			await postpone(tx, deps, publication, outcome);
			break;
		case 'refused':
			await endAttempt(tx, deps, claim, 'refused', outcome);
			await change(tx, deps, publication, { status: 'failed', leaseUntil: null });
			if (outcome.accountStatus) await degrade(tx, deps, publication, outcome.accountStatus, outcome.code);
			break;
		case 'unknown':
			await endAttempt(tx, deps, claim, 'unknown', outcome);
			await lookFor(tx, deps, publication);
	}
	await concludePost(tx, deps, publication.postId);
}

/** Fails a publication that was never sent, with an attempt that says why. */
export async function refuse(
	tx: Tx,
	deps: Deps,
	publication: PublicationRow,
	{ code, detail }: Objection
): Promise<void> {
	const now = deps.clock.now();
	await tx.insert(attempts).values({
		...{
			publicationId: publication.id,
			fence: publication.fence,
			contentHash: '',
			outcome: 'refused' as const
		},
		...{ startedAt: now, deadlineAt: now, endedAt: now, code, message: detail }
	});
	await change(tx, deps, publication, { status: 'failed', leaseUntil: null });
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

export async function lockPublication(tx: Tx, id: string): Promise<PublicationRow | undefined> {
	const [known] = await tx
		.select({ postId: publications.postId })
		.from(publications)
		.where(eq(publications.id, id));
	if (!known) return undefined;
	await tx.select({ id: posts.id }).from(posts).where(eq(posts.id, known.postId)).for('update');
	const [row] = await tx.select().from(publications).where(eq(publications.id, id)).for('update');
	return row;
}

export async function change(
	tx: Tx,
	{ clock }: Deps,
	{ id }: PublicationRow,
	part: PublicationChange
): Promise<void> {
	await tx
		.update(publications)
		.set({ ...part, updatedAt: clock.now(), writeId: uuidv7() })
		.where(eq(publications.id, id));
}

export const proof = (sent: Sent, publishedAt: Date): PublicationChange => ({
	...{ externalIds: sent.externalIds, url: sent.url, publishedAt, leaseUntil: null }
});

/** Counts a pause and tries again after it, or gives up. */
async function postpone(
	tx: Tx,
	deps: Deps,
	publication: PublicationRow,
	{ retryAfterMs }: { retryAfterMs: number }
): Promise<void> {
	if (publication.delays >= mostDelays) {
		await change(tx, deps, publication, { status: 'failed', leaseUntil: null });
		return;
	}
	const pause = (pauses[Math.min(publication.delays, pauses.length - 1)] ?? 0) * 1000;
	const dueAt = new Date(deps.clock.now().getTime() + Math.max(pause, retryAfterMs));
	await change(tx, deps, publication, {
		status: 'pending',
		dueAt,
		delays: publication.delays + 1,
		leaseUntil: null
	});
}

async function lookFor(tx: Tx, deps: Deps, publication: PublicationRow): Promise<void> {
	const leaseUntil = new Date(deps.clock.now().getTime() + firstLook);
	await change(tx, deps, publication, { status: 'verifying', leaseUntil, looks: 0 });
}

async function endAttempt(
	tx: Tx,
	deps: Deps,
	claim: Claim,
	outcome: Attempt['outcome'],
	{ code = null, message = null }: { code?: string | null; message?: string | null },
	externalIds: string[] = []
): Promise<void> {
	await tx
		.update(attempts)
		.set({ endedAt: deps.clock.now(), outcome, code, message: message?.slice(0, 1000) ?? null, externalIds })
		.where(and(eq(attempts.id, claim.attemptId), isNull(attempts.endedAt)));
}
