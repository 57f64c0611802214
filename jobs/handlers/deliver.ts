import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import { publications } from '#db/schema.ts';
import type { Deps } from '#server/core/deps.ts';
import { isDatabaseAway } from '#server/core/failures.ts';
import { claim, leaseRenewal, leaseTime, sendDeadline, type Claim } from '#server/publications/claim.ts';
import { refuse, settle } from '#server/publications/settle.ts';
import type { SendOutcome } from '#server/integrations/social/network.ts';
import type { Handler } from '../handler.ts';

/**
 * Sends one publication whose instant has come: claims, sends, settles. Between the claim's commit and the settlement lies the only
 * stretch of time in which a crash leaves a question, and that question is answered by looking, never by sending again.
 */
export const deliver: Handler<'deliver'> = async (deps, { publicationId }) => {
	const claimed = await deps.write(async (tx) => {
		const claimed = await claim(tx, deps, publicationId);
		if (claimed.is === 'refused') await refuse(tx, deps, claimed.publication, claimed.objection);
		return claimed;
	});
	if (claimed.is !== 'claimed') return;
	const outcome = await send(deps, claimed.claim);
	await patiently(() => deps.write((tx) => settle(tx, deps, claimed.claim, outcome)));
};

/** How often the answer is offered to a database that is away, once a second: what the network said is not to be lost for that. */
const mostTries = 60;

async function patiently(work: () => Promise<void>): Promise<void> {
	for (let tries = 1; ; tries++) {
		try {
			return await work();
		} catch (error) {
			if (!isDatabaseAway(error) || tries === mostTries) throw error;
			await sleep(1000);
		}
	}
}

async function send(deps: Deps, claim: Claim): Promise<SendOutcome> {
	// A process that stood still since its claim has lost it, or is about to: the others look for what it did, so it must do nothing.
	if (deps.clock.now() > leaseEnd(claim)) {
		const message = 'the worker stood still before it could send';
		return { is: 'not_sent', retryAfterMs: 0, code: 'worker_stalled', message };
	}
	const stopRenewing = renew(deps, claim);
	try {
		return await claim.network.send(claim.channel, claim.outgoing, AbortSignal.timeout(sendDeadline));
	} catch (error) {
		deps.log.error(
			{ err: error, publicationId: claim.publicationId },
			'an adapter threw instead of answering'
		);
		return { is: 'unknown', code: 'internal', message: 'the network’s answer could not be read' };
	} finally {
		stopRenewing();
	}
}

const leaseEnd = (claim: Claim): Date => new Date(claim.deadlineAt.getTime() - sendDeadline + leaseTime);

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
