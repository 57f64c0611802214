import { inArray, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { buckets, type Wish } from '#db/schema.ts';
import { turnKey, type Asking, type Ledger } from './allot.ts';

/** Locks the senders, always in one order, so that nobody waits in a ring: all that hangs on them is theirs alone to change until the end. */
export async function lockSenders(tx: Tx, wishes: Wish[], now: Date): Promise<void> {
	const keys = [...new Set(wishes.map(({ sender }) => sender))].sort();
	if (keys.length === 0) return;
	await tx
		.insert(buckets)
		.values(keys.map((key) => ({ key, freeAt: now })))
		.onConflictDoNothing();
	await tx
		.select({ key: buckets.key })
		.from(buckets)
		.where(inArray(buckets.key, keys))
		.orderBy(buckets.key)
		.for('update');
}

/** Reads what stands in the buckets that are asked of. The senders are locked. */
export async function readLedger(tx: Tx, asking: Pick<Asking, 'projectId' | 'wish'>[]): Promise<Ledger> {
	const keys = new Set(
		asking.flatMap(({ projectId, wish }) => [
			...wish.needs.map(({ key }) => key),
			turnKey(wish.sender, projectId)
		])
	);
	if (keys.size === 0) return new Map();
	const rows = await tx
		.select()
		.from(buckets)
		.where(inArray(buckets.key, [...keys]));
	return new Map(rows.map((row) => [row.key, row]));
}

export async function keepLedger(tx: Tx, ledger: Ledger): Promise<void> {
	if (ledger.size === 0) return;
	await tx
		.insert(buckets)
		.values([...ledger.values()])
		.onConflictDoUpdate({
			target: buckets.key,
			set: {
				freeAt: sql`excluded.free_at`,
				pausedUntil: sql`excluded.paused_until`,
				slowdown: sql`excluded.slowdown`,
				slowedAt: sql`excluded.slowed_at`
			}
		});
}
