import { and, gt, ne, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { buckets, type Wish } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { newBucket, slowed } from './bucket.ts';
import { keepLedger, lockSenders, readLedger } from './ledger.ts';

/** What a network calls it when it is sent to too fast. */
export const tooMany = 'too_many_requests';
/** Two channels that are told "too many" within this time, in milliseconds, mean that it is their sender who is too fast. */
const together = 10_000;

/**
 * Keeps the silence that a network has asked for. It does not say of whom: first it is taken for the channel, whose pace is the narrowest;
 * said of another channel of the same sender soon after, it is the sender's. Others go on as they did.
 */
export async function slowDown(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	projectId: string,
	wish: Wish,
	forMs: number
): Promise<void> {
	const now = clock.now();
	await lockSenders(tx, [wish], now);
	const ledger = await readLedger(tx, [{ projectId, wish }]);
	const channel = wish.needs.find(({ key }) => key !== wish.sender)?.key ?? wish.sender;
	const isSenders = channel !== wish.sender && (await isSaidOfOthers(tx, wish.sender, channel, now));
	const silenced = isSenders ? [channel, wish.sender] : [channel];
	for (const key of silenced) ledger.set(key, slowed(ledger.get(key) ?? newBucket(key, now), now, forMs));
	await keepLedger(tx, ledger);
	await takeBackTurns(tx, wish.sender, silenced);
}

/** Turns that were given ahead fall into the silence: they have to be asked for anew. What is just being claimed is on its way. */
async function takeBackTurns(tx: Tx, sender: string, silenced: string[]): Promise<void> {
	await tx.execute(sql`
		update publications set turn_until = null where id in (
			select id from publications
			where status = 'pending' and turn_until is not null and wish ->> 'sender' = ${sender} and exists (
				select from jsonb_array_elements(wish -> 'needs') need where need ->> 'key' in ${silenced}
			)
			for update skip locked
		)`);
}

async function isSaidOfOthers(tx: Tx, sender: string, channel: string, now: Date): Promise<boolean> {
	// The end of a pause is when its slowdown counts from.
	const since = new Date(now.getTime() - together);
	const [other] = await tx
		.select({ key: buckets.key })
		.from(buckets)
		.where(
			and(
				sql`starts_with(${buckets.key}, ${`${sender} to `})`,
				ne(buckets.key, channel),
				gt(buckets.slowedAt, since)
			)
		)
		.limit(1);
	return other !== undefined;
}
