import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts, accountSecrets, publications } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';

/** Takes an account away: its token is forgotten at once, and what was still to go out to it is cancelled. */
export async function disconnectAccount(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	accountId: string,
	writeId: string
): Promise<void> {
	const now = deps.clock.now();
	const written = { updatedAt: now, writeId };
	await tx
		.update(accounts)
		.set({ status: 'disconnected', deletedAt: now, ...written })
		.where(and(eq(accounts.id, accountId), isNull(accounts.deletedAt)));
	await tx.delete(accountSecrets).where(eq(accountSecrets.accountId, accountId));
	await tx
		.update(publications)
		.set({ status: 'cancelled', leaseUntil: null, ...written })
		.where(and(eq(publications.accountId, accountId), eq(publications.status, 'pending')));
}
