import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { accountSecrets } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';

const about = (accountId: string): string => `account_secrets|${accountId}`;

export async function keepSecret(
	tx: Tx,
	{ seal }: Pick<Deps, 'seal'>,
	accountId: string,
	secret: string,
	bot: string | null = null
): Promise<void> {
	const sealed = seal.seal(secret, about(accountId));
	await tx
		.insert(accountSecrets)
		.values({ accountId, sealed, bot })
		.onConflictDoUpdate({ target: accountSecrets.accountId, set: { sealed, bot } });
}

/** What opens the account; null where it has nothing of its own. */
export async function secretOf(
	db: Db | Tx,
	{ seal }: Pick<Deps, 'seal'>,
	accountId: string
): Promise<string | null> {
	const [row] = await db.select().from(accountSecrets).where(eq(accountSecrets.accountId, accountId));
	return row ? seal.open(row.sealed, about(accountId)) : null;
}
