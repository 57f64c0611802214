import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import { publications } from '#db/schema.ts';
import type { Deps } from '#server/core/deps.ts';
import { isDatabaseAway } from '#server/core/failures.ts';
import { perDeps } from '#server/core/per-deps.ts';
import type { SendOutcome } from '#server/integrations/social/network.ts';
import { tooMany } from '#server/limits/slow-down.ts';
import { refuse } from '#server/publications/abandon.ts';
import { claimAll, heldBy, type Claim, type Claimed } from '#server/publications/claim.ts';
import { sendDeadline, type Intent } from '#server/publications/intend.ts';
import { depart, forgetDeparture } from '#server/publications/departures.ts';
import { forgetAnswer, noteAnswer } from '#server/publications/journal.ts';
import { leaseRenewal, leaseTime } from '#server/publications/lease.ts';
import { settleAll, type Answered } from '#server/publications/settle.ts';
import type { Handler } from '../handler.ts';
import { together } from '../together.ts';

/**
 * So many claims or answers in one transaction: the first is to be over while its posts can still be on time, those behind it are late by what each
 * transaction costs, and so there are to be few.
 */
const terms = { most: 50, growsTo: 200, isHopeless: isDatabaseAway };

/**
 * Sends one publication whose instant has come: claims, and then sends and settles part after part. Between an intent's commit and its
 * settlement lies the only stretch of time in which a crash leaves a question, and that question is answered by looking, never
 * by sending again.
 */
export const deliver: Handler<'deliver'> = async (deps, { publicationId }) => {
	const claimed = await claimerOf(deps)(publicationId);
	if (claimed.is !== 'claimed') return;
	const stopRenewing = renew(deps, claimed.claim);
	try {
		measureStart(deps, claimed.claim);
		let next: Intent | undefined = claimed.claim.intent;
		while (next) next = await deliverPart(deps, claimed.claim, next);
	} finally {
		stopRenewing();
	}
};

/** Claims that fall due together are made together: one transaction for many, and its price once. */
const claimerOf = perDeps((deps) =>
	together(
		(ids: string[]) =>
			deps.write(async (tx) => {
				const claims = await claimAll(tx, deps, ids);
				for (const claimed of claims.values()) {
					if (claimed.is === 'refused') await refuse(tx, deps, claimed.publication, claimed.objection);
				}
				return ids.map((id): Claimed => {
					const claimed = claims.get(id) ?? { is: 'not_ours' };
					// Two jobs about the same publication may be asked for together: a claim is one job's.
					claims.delete(id);
					return claimed;
				});
			}),
		terms
	)
);

/** What is answered together is written down together; one after another, since whoever waits to be sent goes before. */
const settlerOf = perDeps((deps) =>
	together((answered: Answered[]) => deps.write((tx) => settleAll(tx, deps, answered)), {
		...terms,
		lanes: 1
	})
);

function measureStart({ clock, metrics }: Deps, { dueAt, plannedAt }: Claim): void {
	metrics.lateness.observe(secondsBetween(dueAt, clock.now()));
	if (plannedAt) metrics.queueWait.observe(secondsBetween(plannedAt, clock.now()));
}

const secondsBetween = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / 1000);

/** Gives the part that follows, if it is this worker's to send. */
async function deliverPart(deps: Deps, claim: Claim, intent: Intent): Promise<Intent | undefined> {
	const held = heldBy(claim, intent);
	// An heir was first: what becomes of the attempt is its word.
	if (!(await depart(deps, intent.attemptId))) return undefined;
	const outcome = await send(deps, claim, intent);
	if (outcome.is === 'not_sent' && outcome.code === tooMany) {
		deps.metrics.tooMany.inc({ provider: claim.network.manifest.id });
	}
	await noteAnswer(deps, held, outcome);
	const next = await patiently(() => settlerOf(deps)({ held, outcome, by: 'sender' }));
	await forgetAnswer(deps, intent.attemptId);
	await forgetDeparture(deps, intent.attemptId);
	return next;
}

/** How often the answer is offered to a database that is away, once a second: what the network said is not to be lost for that. */
const mostTries = 60;

async function patiently<T>(work: () => Promise<T>): Promise<T> {
	for (let tries = 1; ; tries++) {
		try {
			return await work();
		} catch (error) {
			if (!isDatabaseAway(error) || tries === mostTries) throw error;
			await sleep(1000);
		}
	}
}

async function send(deps: Deps, { network, channel }: Claim, intent: Intent): Promise<SendOutcome> {
	// A process that stood still since its intent has lost its claim, or is about to: the others look for what it did, so it must do nothing.
	if (deps.clock.now() > new Date(intent.at.getTime() + leaseTime)) {
		const message = 'the worker stood still before it could send';
		return { is: 'not_sent', retryAfterMs: 0, code: 'worker_stalled', message };
	}
	const over = new AbortController();
	const deadline = new AbortController();
	// By the clock, and by a timer of its own: a clock that is set back must not keep a silent network waiting.
	const timer = AbortSignal.timeout(sendDeadline);
	void deps.clock
		.until(new Date(intent.at.getTime() + sendDeadline), over.signal)
		.then(() => over.signal.aborted || deadline.abort());
	try {
		return await network.send(channel, intent.outgoing, AbortSignal.any([deadline.signal, timer]));
	} catch (error) {
		deps.log.error({ err: error, attemptId: intent.attemptId }, 'an adapter threw instead of answering');
		return { is: 'unknown', code: 'internal', message: 'the network’s answer could not be read' };
	} finally {
		over.abort();
	}
}

/** Keeps the claim while the network takes its time. */
function renew(deps: Deps, claim: Claim): () => void {
	const timer = setInterval(() => {
		const leaseUntil = new Date(deps.clock.now().getTime() + leaseTime);
		deps.db
			.update(publications)
			.set({ leaseUntil })
			.where(
				and(
					eq(publications.id, claim.publicationId),
					eq(publications.fence, claim.fence),
					eq(publications.status, 'sending')
				)
			)
			.catch((error: unknown) => deps.log.warn({ err: error }, 'a claim could not be renewed'));
	}, leaseRenewal);
	return () => clearInterval(timer);
}
