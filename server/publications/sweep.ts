import { and, eq, lte, sql } from 'drizzle-orm';
import { prepared } from '#db/prepared.ts';
import { publications } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { abandon, openAttempt } from './abandon.ts';
import { lockPublication } from './change.ts';
import type { SendOutcome } from '../integrations/social/network.ts';
import { neverLeft } from './departures.ts';
import { answerOf, forgetAnswer, journaled } from './journal.ts';
import { inBatches } from './in-batches.ts';
import { settle } from './settle.ts';

const batch = 200;

/** What a dead worker had claimed and, by proof, not begun to send. */
const stillborn: SendOutcome = {
	...{ is: 'not_sent', retryAfterMs: 0, code: 'never_left' },
	message: 'the worker ended before it could send'
};

/** Finds claims whose worker is gone, and messages whose next look is due. Gives how many it found. */
export async function sweep(deps: Deps): Promise<number> {
	const now = deps.clock.now();
	const at = { now: now.toISOString() };
	const expired = await pastTheirLease(deps.db).execute({ ...at, status: 'sending' });
	const ids = expired.map(({ id }) => id);
	const settled: string[] = [];
	const abandoned = await inBatches(deps, ids, 1, async (tx, [id = '']) => {
		const publication = await lockPublication(tx, id);
		const isExpired =
			publication?.status === 'sending' && publication.leaseUntil !== null && publication.leaseUntil <= now;
		if (!publication || !isExpired) return;
		const open = await openAttempt(tx, id);
		const answer = open && (await answerOf(deps, open.id));
		if (answer) {
			await settle(tx, deps, answer.held, answer.outcome, 'heir');
			settled.push(answer.held.attemptId);
		} else if (open && (await neverLeft(deps, open))) {
			const held = { publicationId: id, fence: open.fence, attemptId: open.id, part: open.part };
			await settle(tx, deps, held, stillborn, 'heir');
		} else await abandon(tx, deps, publication);
	});
	await Promise.all(settled.map((attemptId) => forgetAnswer(deps, attemptId)));
	const looks = await pastTheirLease(deps.db).execute({ ...at, status: 'verifying' });
	if (looks.length > 0) {
		await deps.db.transaction(async (tx) => {
			for (const { id } of looks) await deps.enqueue(tx, 'verify', { publicationId: id });
		});
	}
	return abandoned + looks.length;
}

const pastTheirLease = prepared((db) =>
	db
		.select({ id: publications.id })
		.from(publications)
		.where(
			and(
				eq(publications.status, sql.placeholder('status')),
				lte(publications.leaseUntil, sql.placeholder('now'))
			)
		)
		.limit(batch)
		.prepare('past_their_lease')
);

/**
 * Settles what workers of this machine have left unsettled: when another one starts, and now and then what is older than `age`, in milliseconds.
 * A worker that died between the commit and the removal of its answer leaves one that nothing else asks for.
 */
export async function settleJournaled(deps: Deps, age = 0): Promise<void> {
	for (const attemptId of await journaled(deps, age)) {
		const answer = await answerOf(deps, attemptId);
		if (answer) await deps.write((tx) => settle(tx, deps, answer.held, answer.outcome, 'heir'));
		await forgetAnswer(deps, attemptId);
	}
}
