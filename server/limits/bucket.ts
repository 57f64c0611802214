import type { BucketRow, Need } from '#db/schema.ts';
import { taking, turnAt } from '#sync/limits/pace.ts';

/** How much of a slowdown is left after so long, in milliseconds: half. A network that said "too many" once is tried at its own pace again. */
const halfLife = 120_000;
const mostSlowdown = 8;

/** A token bucket as one instant (see sync/limits), which silences push back and slowdowns stretch. */
export type Bucket = BucketRow;

export const newBucket = (key: string, now: Date): Bucket => ({
	...{ key, freeAt: now, pausedUntil: null, slowdown: 1, slowedAt: null }
});

/** Milliseconds between two tokens at this moment. */
export function paceOf({ slowdown, slowedAt }: Bucket, { every }: Need, at: number): number {
	if (slowedAt === null) return every;
	const left = 0.5 ** (Math.max(0, at - slowedAt.getTime()) / halfLife);
	return every * (1 + (slowdown - 1) * left);
}

/** When the next token is there, not before `at`. */
export function freeFrom(bucket: Bucket, need: Need, at: number): number {
	const pace = { every: paceOf(bucket, need, at), burst: need.burst };
	const turn = turnAt(bucket.freeAt.getTime(), pace, at);
	return Math.ceil(Math.max(turn, bucket.pausedUntil?.getTime() ?? at));
}

export function taken(bucket: Bucket, need: Need, at: number, tokens: number): Bucket {
	const pace = { every: paceOf(bucket, need, at) };
	return { ...bucket, freeAt: new Date(Math.ceil(taking(bucket.freeAt.getTime(), pace, at, tokens))) };
}

/** The network said "too many": silence for as long as it asks, and slower after it. Said again during the silence, it only lengthens it. */
export function slowed(bucket: Bucket, now: Date, forMs: number): Bucket {
	const isNews = bucket.pausedUntil === null || bucket.pausedUntil <= now;
	const until = Math.max(now.getTime() + forMs, bucket.pausedUntil?.getTime() ?? 0);
	const before = paceOf(bucket, { key: bucket.key, every: 1, burst: 1 }, now.getTime());
	return {
		...bucket,
		pausedUntil: new Date(until),
		slowdown: isNews ? Math.min(mostSlowdown, before * 1.5) : bucket.slowdown,
		slowedAt: isNews ? new Date(until) : bucket.slowedAt
	};
}
