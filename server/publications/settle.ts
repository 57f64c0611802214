import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { attempts, type PublicationRow } from '#db/schema.ts';
import type { Attempt, Challenge } from '#sync/records/publication.ts';
import { degrade, restore } from '../accounts/health.ts';
import { moveAccount } from '../accounts/move-accounts.ts';
import type { Deps } from '../core/deps.ts';
import type { SendOutcome, Sent } from '../integrations/social/network.ts';
import { slowDown, tooMany } from '../limits/slow-down.ts';
import { planWhatFollows } from '../upkeep/follow.ts';
import { change, lockPublication } from './change.ts';
import type { Held } from './claim.ts';
import { concludePost } from './conclude-post.ts';
import { intend, type Intent } from './intend.ts';
import { lookFor, postpone, resume } from './next-step.ts';
import { leaseTime } from './lease.ts';
import { isAside, nextPart } from './snapshot.ts';

/**
 * Writes down what a network answered, and gives what its sender has to send next under the same claim. Only who holds the claim may:
 * one that came back after another claim was made changes nothing. A claim that had merely run out still counts, because its
 * answer is the proof that was being looked for.
 */
export async function settle(
	tx: Tx,
	deps: Deps,
	held: Held,
	outcome: SendOutcome,
	by: 'sender' | 'heir' = 'sender'
): Promise<Intent | undefined> {
	const locked = await lockPublication(tx, held.publicationId);
	const isOurs =
		locked?.fence === held.fence &&
		(locked.status === 'sending' || (locked.status === 'verifying' && outcome.is !== 'unknown'));
	if (!locked || !isOurs) return undefined;
	// Who settles for a dead worker does not send in its name.
	const publication: PublicationRow = by === 'heir' ? { ...locked, status: 'verifying' } : locked;
	const { code, message, challenge } = { code: null, message: null, challenge: null, ...outcome };
	const externalIds = outcome.is === 'published' ? outcome.sent.externalIds : [];
	await endAttempt(tx, deps, held, { outcome: outcome.is, code, message, challenge, externalIds });
	const next = await follow(tx, deps, publication, held, outcome);
	await concludePost(tx, deps, publication.postId);
	return next;
}

async function follow(
	tx: Tx,
	deps: Deps,
	publication: PublicationRow,
	held: Held,
	outcome: SendOutcome
): Promise<Intent | undefined> {
	switch (outcome.is) {
		case 'published':
			await restore(tx, deps, publication);
			return goOn(tx, deps, publication, held.part, outcome.sent);
		case 'not_sent':
			if (outcome.code === tooMany && publication.wish) {
				await slowDown(tx, deps, publication.projectId, publication.wish, outcome.retryAfterMs);
			}
			if (outcome.movedTo !== undefined) await moveAccount(tx, deps, publication, outcome.movedTo);
			await postpone(tx, deps, publication, outcome);
			return undefined;
		case 'refused':
			if (outcome.accountStatus) await degrade(tx, deps, publication, outcome.accountStatus, outcome.code);
			// A pin or a comment that is refused takes nothing back of what is out.
			if (isAside(publication.snapshot?.parts[held.part])) {
				return goOn(tx, deps, publication, held.part, null);
			}
			await change(tx, deps, publication, { status: 'failed', leaseUntil: null });
			return undefined;
		case 'unknown':
			await lookFor(tx, deps, publication);
			return undefined;
	}
}

/** Keeps what came of a part, and goes on to the next: at once where the claim still stands, else by a new one. */
export async function goOn(
	tx: Tx,
	deps: Deps,
	publication: PublicationRow,
	part: number,
	made: Sent | null
): Promise<Intent | undefined> {
	const now = deps.clock.now();
	const { snapshot, status } = publication;
	const sent = (snapshot?.parts ?? []).map((_, at) => (at === part ? made : (publication.sent[at] ?? null)));
	const progress = {
		sent,
		externalIds: sent.flatMap((one) => one?.externalIds ?? []),
		url: sent.find((one) => one?.url)?.url ?? null,
		publishedAt: publication.publishedAt ?? now
	};
	const next = nextPart({ snapshot, sent }, part);
	if (!snapshot || next === undefined) {
		await change(tx, deps, publication, { ...progress, status: 'published', leaseUntil: null });
		await planWhatFollows(tx, deps, { ...publication, ...progress });
		return undefined;
	}
	if (status !== 'sending') {
		await resume(tx, deps, publication, progress);
		return undefined;
	}
	const leaseUntil = new Date(now.getTime() + leaseTime);
	await change(tx, deps, publication, { ...progress, leaseUntil });
	return intend(tx, deps, { publication: { ...publication, sent }, snapshot, part: next });
}

async function endAttempt(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	{ attemptId }: Held,
	answer: {
		outcome: Attempt['outcome'];
		code: string | null;
		message: string | null;
		challenge: Challenge | null;
		externalIds: string[];
	}
): Promise<void> {
	await tx
		.update(attempts)
		.set({ ...answer, message: answer.message?.slice(0, 1000) ?? null, endedAt: clock.now() })
		.where(and(eq(attempts.id, attemptId), isNull(attempts.endedAt)));
}
