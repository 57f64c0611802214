import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { buckets, type Wish } from '#db/schema.ts';
import { turnKey, type Asking, type Ledger } from './allot.ts';

/** Locks the senders, always in one order, so that nobody waits in a ring: all that hangs on them is theirs alone to change until the end. */
export async function lockSenders(tx: Tx, wishes: Wish[], now: Date): Promise<void> {
	const keys = [...new Set(wishes.map(({ sender }) => sender))].sort();
	if (keys.length === 0) return;
	await tx.execute(sql`
		insert into ${buckets} (key, free_at) select key, ${now.toISOString()}::timestamptz
		from unnest(${sql.param(keys)}::text[]) as asked(key) on conflict do nothing`);
	await tx.select({ key: buckets.key }).from(buckets).where(isAnyOf(keys)).orderBy(buckets.key).for('update');
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
		.where(isAnyOf([...keys]));
	return new Map(rows.map((row) => [row.key, row]));
}

export async function keepLedger(tx: Tx, ledger: Ledger): Promise<void> {
	if (ledger.size === 0) return;
	const rows = [...ledger.values()].map(({ key, freeAt, pausedUntil, slowdown, slowedAt }) => ({
		...{ key, free_at: freeAt, paused_until: pausedUntil, slowdown, slowed_at: slowedAt }
	}));
	await tx.execute(sql`
		insert into ${buckets} (key, free_at, paused_until, slowdown, slowed_at)
		select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
			as kept(key text, free_at timestamptz, paused_until timestamptz, slowdown float8, slowed_at timestamptz)
		on conflict (key) do update set free_at = excluded.free_at, paused_until = excluded.paused_until,
			slowdown = excluded.slowdown, slowed_at = excluded.slowed_at`);
}

/** As one parameter, however many there are. */
const isAnyOf = (keys: string[]) => sql`${buckets.key} = any(${sql.param(keys)}::text[])`;
