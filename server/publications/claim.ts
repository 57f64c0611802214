import type { Tx } from '#db/client.ts';
import type { PublicationRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { Channel, Network } from '../integrations/social/network.ts';
import { takeTurns } from '../limits/take-turns.ts';
import { beginAll } from './begin.ts';
import type { Intent } from './intend.ts';
import { judge, notOurs, type Candidate } from './judge.ts';
import { lockBoth } from './lock-both.ts';
import { surroundingsOf } from './surroundings.ts';

/** What a worker holds that may send: the frozen content, and the fence by which it settles. */
export interface Claim {
	publicationId: string;
	postId: string;
	fence: number;
	network: Network;
	channel: Channel;
	/** The instant from which on it is late. */
	dueAt: Date;
	/** What it was planned for before its network's queue gave it that instant; null where it stood in none. */
	plannedAt: Date | null;
	/** The first part to send; settling it gives the next. */
	intent: Intent;
}

/** By what an answer finds its way: the attempt that it is about, and the claim under which it was made. */
export interface Held {
	publicationId: string;
	fence: number;
	attemptId: string;
	part: number;
}

export const heldBy = ({ publicationId, fence }: Claim, { attemptId, part }: Intent): Held => ({
	...{ publicationId, fence, attemptId, part }
});

export type Claimed =
	| { is: 'claimed'; claim: Claim }
	/** Found before anything was sent: the publication has to be failed with this reason. */
	| { is: 'refused'; publication: PublicationRow; objection: { code: string; detail: string } }
	/** Not now: it is another's, called off, moved, or waits for its files. */
	| { is: 'not_ours'; dueAt?: Date };

/** One publication alone: see `claimAll`. */
export async function claim(tx: Tx, deps: Deps, publicationId: string): Promise<Claimed> {
	return (await claimAll(tx, deps, [publicationId])).get(publicationId) ?? notOurs;
}

/**
 * Takes publications for sending, many at once. Their posts are locked and read again, so that what is sent is what stands there now; from
 * here on it is a snapshot. The first part's attempt is written down with it: when the caller's transaction has committed, the intent
 * is known, and only then may the first byte leave. What its network's pace has no room for stands in a queue instead.
 */
export async function claimAll(tx: Tx, deps: Deps, ids: string[]): Promise<Map<string, Claimed>> {
	const claimed = new Map<string, Claimed>();
	const ready: Candidate[] = [];
	const locked = await lockBoth(tx, ids);
	const around = await surroundingsOf(
		tx,
		locked.map(({ publication }) => publication)
	);
	for (const found of locked) {
		const judged = await judge(tx, deps, found, around);
		if (judged.is === 'ready') ready.push(judged);
		else claimed.set(found.publication.id, judged);
	}
	const now = deps.clock.now();
	const asking = ready.flatMap(({ publication: { id, projectId, accountId, turnUntil }, wish }) =>
		wish && !(turnUntil && turnUntil > now) ? [{ id, projectId, accountId, wish }] : []
	);
	const going = await takeTurns(tx, deps, asking);
	const queued = new Set(asking.flatMap(({ id }) => (going.has(id) ? [] : [id])));
	const leaving = ready.filter(({ publication }) => !queued.has(publication.id));
	for (const { publication } of ready) claimed.set(publication.id, notOurs);
	for (const claim of await beginAll(tx, deps, leaving)) {
		claimed.set(claim.publicationId, { is: 'claimed', claim });
	}
	return claimed;
}
