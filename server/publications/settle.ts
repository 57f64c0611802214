import type { Tx } from '#db/client.ts';
import type { PublicationRow } from '#db/schema.ts';
import { degrade, restore } from '../accounts/health.ts';
import { moveAccount } from '../accounts/move-accounts.ts';
import type { Deps } from '../core/deps.ts';
import type { SendOutcome } from '../integrations/social/network.ts';
import { slowDown, tooMany } from '../limits/slow-down.ts';
import { planWhatFollows } from '../upkeep/follow.ts';
import { auditOutcomes } from './audit-outcomes.ts';
import { change } from './change.ts';
import type { Held } from './claim.ts';
import { concludePosts } from './conclude-posts.ts';
import { endAttempts, finishAll, withPart, type Ended } from './finish.ts';
import { goOn } from './go-on.ts';
import type { Intent } from './intend.ts';
import { lockBoth } from './lock-both.ts';
import { lookFor, postpone } from './next-step.ts';
import { isAside, nextPart } from './snapshot.ts';

/** What a network answered to a held attempt. */
export interface Answered {
	held: Held;
	outcome: SendOutcome;
	/** Who settles for a dead worker does not send in its name. */
	by: 'sender' | 'heir';
}

/** One answer alone: see `settleAll`. */
export async function settle(
	tx: Tx,
	deps: Deps,
	held: Held,
	outcome: SendOutcome,
	by: Answered['by'] = 'sender'
): Promise<Intent | undefined> {
	return (await settleAll(tx, deps, [{ held, outcome, by }]))[0];
}

/**
 * Writes down what networks answered, and gives what each sender has to send next under the same claim. Only who holds a claim may:
 * one that came back after another claim was made changes nothing. A claim that had merely run out still counts, because its
 * answer is the proof that was being looked for. Those of which the last part is out, nearly all, are written by a few statements.
 */
export async function settleAll(tx: Tx, deps: Deps, answered: Answered[]): Promise<(Intent | undefined)[]> {
	const locked = await lockBoth(
		tx,
		answered.map(({ held }) => held.publicationId)
	);
	const known = new Map(locked.map((one) => [one.publication.id, one]));
	const ours = answered.flatMap((one) => {
		const { post, publication } = known.get(one.held.publicationId) ?? {};
		return post && publication && isHeldBy(publication, one) ? [{ ...one, post, publication }] : [];
	});
	const published = ours.filter(({ outcome }) => outcome.is === 'published');
	await restore(tx, deps, [...new Set(published.map(({ publication }) => publication.accountId))]);
	const finished = ours.flatMap((one) => {
		const { publication, held, outcome } = one;
		if (outcome.is !== 'published' || !publication.snapshot) return [];
		const progress = withPart(publication, held.part, outcome.sent, deps.clock.now());
		const isLast = nextPart({ ...publication, ...progress }, held.part) === undefined;
		return isLast ? [{ ...one, progress }] : [];
	});
	// First: a publication that is written already is not written once more for its attempt (db/migrations/0030_attempts_together.sql).
	await finishAll(tx, deps, finished);
	await endAttempts(tx, deps, ours.map(endOf));
	for (const { post, publication, progress } of finished) {
		await planWhatFollows(tx, deps, { ...publication, ...progress }, post);
	}
	const next = new Map<Held, Intent | undefined>();
	const done = new Set(finished.map(({ held }) => held));
	for (const { publication, held, outcome, by } of ours.filter((one) => !done.has(one.held))) {
		const status = by === 'heir' ? 'verifying' : publication.status;
		next.set(held, await follow(tx, deps, { ...publication, status }, held, outcome));
	}
	await concludePosts(tx, deps, [...new Set(ours.map(({ post }) => post.id))].toSorted());
	return answered.map(({ held }) => next.get(held));
}

const isHeldBy = ({ fence, status }: PublicationRow, { held, outcome }: Answered): boolean =>
	fence === held.fence && (status === 'sending' || (status === 'verifying' && outcome.is !== 'unknown'));

function endOf({ held: { attemptId }, outcome }: Answered): Ended {
	const { code, message, challenge } = { code: null, message: null, challenge: null, ...outcome };
	const externalIds = outcome.is === 'published' ? outcome.sent.externalIds : [];
	return { attemptId, outcome: outcome.is, code, message, challenge, externalIds };
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
			await auditOutcomes(tx, deps, 'publication.failed', [publication], { code: outcome.code });
			return undefined;
		case 'unknown':
			await lookFor(tx, deps, publication);
			return undefined;
	}
}
