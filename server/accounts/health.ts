import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { accounts, type AccountRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';

/** A definite no about the channel itself, not about what was to be sent: its people see that, and why. */
export async function degrade(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	{ accountId }: { accountId: string },
	status: 'attention' | 'disconnected',
	statusReason: string
): Promise<void> {
	await tx
		.update(accounts)
		.set({ status, statusReason, updatedAt: clock.now(), writeId: uuidv7() })
		.where(eq(accounts.id, accountId));
}

/** The same, found out while nothing was being sent: no receipt will tell it, so its people are told. Once, however often it is found. */
export async function loseAccount(
	tx: Tx,
	{ clock, enqueue }: Pick<Deps, 'clock' | 'enqueue'>,
	{ id }: Pick<AccountRow, 'id'>,
	status: 'attention' | 'disconnected',
	statusReason: string
): Promise<void> {
	const [lost] = await tx
		.update(accounts)
		.set({ status, statusReason, updatedAt: clock.now(), writeId: uuidv7() })
		.where(and(eq(accounts.id, id), isNull(accounts.deletedAt), ne(accounts.status, status)))
		.returning({ id: accounts.id });
	if (lost) await enqueue(tx, 'alert', { accountId: id });
}

/** Channels that take a message again are well again. */
export async function restore(tx: Tx, { clock }: Pick<Deps, 'clock'>, accountIds: string[]): Promise<void> {
	if (accountIds.length === 0) return;
	await tx
		.update(accounts)
		.set({ status: 'active', statusReason: null, updatedAt: clock.now(), writeId: sql`gen_random_uuid()` })
		.where(
			and(inArray(accounts.id, accountIds), eq(accounts.status, 'attention'), isNull(accounts.deletedAt))
		);
}
