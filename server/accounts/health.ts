import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { accounts } from '#db/schema.ts';
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

/** A channel that takes a message again is well again. */
export async function restore(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	{ accountId }: { accountId: string }
): Promise<void> {
	await tx
		.update(accounts)
		.set({ status: 'active', statusReason: null, updatedAt: clock.now(), writeId: uuidv7() })
		.where(and(eq(accounts.id, accountId), eq(accounts.status, 'attention'), isNull(accounts.deletedAt)));
}
