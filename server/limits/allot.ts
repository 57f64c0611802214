import type { Wish } from '#db/schema.ts';
import { freeFrom, newBucket, taken, type Bucket } from './bucket.ts';

/** A publication that wants to be sent. */
export interface Asking {
	id: string;
	projectId: string;
	wish: Wish;
}

/** The buckets that a decision is made by, and with what it leaves them. Held by who locks their sender. */
export type Ledger = Map<string, Bucket>;

/** Where it stands when a project was served last by a sender. */
export const turnKey = (sender: string, projectId: string): string => `${sender} for ${projectId}`;

/**
 * Gives those who ask, all of one sender, the instants at which they may be sent, as far as `until`, and no more than `most`. Projects are served in turn, the one that
 * was served longest ago first, and of a project the first whose channel is free; so neither many posts nor a slow channel hold up others.
 */
export function allot(
	asking: Asking[],
	ledger: Ledger,
	{ now, until, most = Infinity }: { now: Date; until: Date; most?: number }
): Map<string, Date> {
	const slots = new Map<string, Date>();
	const waiting = new Map(
		[...Map.groupBy(asking, (one) => one.projectId)].map(([project, all]) => [project, [...all]])
	);
	for (let at = now.getTime(); at <= until.getTime() && slots.size < most;) {
		const inTurn = [...waiting].sort(([a], [b]) => lastServed(a) - lastServed(b));
		let soonest = Infinity;
		let served = false;
		for (const [project, all] of inTurn) {
			const from = all.map((one) => startOf(one.wish, ledger, at));
			const next = from.findIndex((start) => start <= at);
			soonest = Math.min(soonest, ...from);
			const one = all[next];
			if (!one) continue;
			all.splice(next, 1);
			if (all.length === 0) waiting.delete(project);
			slots.set(one.id, new Date(at));
			take(one, ledger, at);
			served = true;
			break;
		}
		if (!served) at = soonest;
	}
	return slots;

	function lastServed(project: string): number {
		const sender = asking[0]?.wish.sender ?? '';
		return ledger.get(turnKey(sender, project))?.freeAt.getTime() ?? 0;
	}
}

/** The first instant, from `at` on, at which all of a wish's buckets have a token. */
export const startOf = ({ needs }: Wish, ledger: Ledger, at: number): number =>
	Math.max(at, ...needs.map((need) => freeFrom(bucketOf(ledger, need.key, at), need, at)));

function take({ projectId, wish }: Asking, ledger: Ledger, at: number): void {
	for (const need of wish.needs) {
		ledger.set(need.key, taken(bucketOf(ledger, need.key, at), need, at, wish.messages));
	}
	const turn = turnKey(wish.sender, projectId);
	// A millisecond more than the last: those that were served at one instant were served one after the other.
	const before = ledger.get(turn)?.freeAt.getTime() ?? 0;
	ledger.set(turn, newBucket(turn, new Date(Math.max(at, before + 1))));
}

const bucketOf = (ledger: Ledger, key: string, at: number): Bucket =>
	ledger.get(key) ?? newBucket(key, new Date(at));
