import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { accounts, type AccountRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { alarm, announceAccount, settleAccounts } from '../notices/announce-account.ts';

/** A definite no about the channel itself, not about what was to be sent: its people see that, and why. */
export async function degrade(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	{ accountId }: { accountId: string },
	status: 'attention' | 'disconnected',
	statusReason: string
): Promise<void> {
	const [before] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for('no key update');
	await tx
		.update(accounts)
		.set({ status, statusReason, updatedAt: deps.clock.now(), writeId: uuidv7() })
		.where(eq(accounts.id, accountId));
	// Its devices do not ring for that: they do for the post.
	if (before && before.status !== status) await announceAccount(tx, deps, { ...before, status });
}

/** The same, found out while nothing was being sent: no receipt will tell it, so its people are told. Once, however often it is found. */
export async function loseAccount(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueueAll'>,
	{ id }: Pick<AccountRow, 'id'>,
	status: 'attention' | 'disconnected',
	statusReason: string
): Promise<void> {
	const [lost] = await tx
		.update(accounts)
		.set({ status, statusReason, updatedAt: deps.clock.now(), writeId: uuidv7() })
		.where(and(eq(accounts.id, id), isNull(accounts.deletedAt), ne(accounts.status, status)))
		.returning();
	if (lost) await alarm(tx, deps, lost);
}

/** Channels that take a message again are well again. */
export async function restore(tx: Tx, deps: Pick<Deps, 'clock'>, accountIds: string[]): Promise<void> {
	if (accountIds.length === 0) return;
	const now = deps.clock.now();
	const well = await tx
		.update(accounts)
		.set({ status: 'active', statusReason: null, updatedAt: now, writeId: sql`gen_random_uuid()` })
		.where(
			and(inArray(accounts.id, accountIds), eq(accounts.status, 'attention'), isNull(accounts.deletedAt))
		)
		.returning({ id: accounts.id });
	await settleAccounts(
		tx,
		deps,
		well.map(({ id }) => id)
	);
}
