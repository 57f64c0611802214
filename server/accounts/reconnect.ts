import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { accounts, type AccountRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { NewAccount } from './connect-account.ts';
import { keepSecret } from './secrets.ts';

/**
 * Opens an account anew that had come to need attention, or by a sign-in what was opened by a key: it stays the one that posts are planned for.
 * Undefined where there is nothing to open anew.
 */
export async function reconnect(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'seal'>,
	{ projectId, network, found, secret, grantId }: Omit<NewAccount, 'id'>
): Promise<AccountRow | undefined> {
	const written = { updatedAt: deps.clock.now(), writeId: uuidv7() };
	const [row] = await tx
		.update(accounts)
		.set({ ...found, status: 'active', statusReason: null, ...written })
		.where(
			and(
				eq(accounts.projectId, projectId),
				eq(accounts.network, network),
				eq(accounts.externalId, found.externalId),
				// Who signs in at the network for it means to open it by that from now on.
				grantId === undefined ? eq(accounts.status, 'attention') : undefined,
				isNull(accounts.deletedAt)
			)
		)
		.returning();
	if (row && secret !== null) await keepSecret(tx, deps, row.id, secret, grantId);
	return row;
}
