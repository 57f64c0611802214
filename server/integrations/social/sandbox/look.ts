import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { accounts } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Found } from '../found.ts';

/** A channel inside the installation is what it was called when it was made. */
export async function lookAtSandbox(db: Db, accountId: string): Promise<Found> {
	const [account] = await db
		.select()
		.from(accounts)
		.where(and(eq(accounts.id, accountId), isNull(accounts.deletedAt)));
	if (!account) throw new Refusal('account_not_found');
	const { kind, externalId, title, username, avatarUrl, subscribers } = account;
	return { kind, externalId, title, username, avatarUrl, subscribers };
}
