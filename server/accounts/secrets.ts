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
	{ grantId = null, bot = null }: { grantId?: string | null | undefined; bot?: string | null | undefined }
): Promise<void> {
	const sealed = seal.seal(secret, about(accountId));
	await tx
		.insert(accountSecrets)
		.values({ accountId, sealed, grantId, bot })
		.onConflictDoUpdate({ target: accountSecrets.accountId, set: { sealed, grantId, bot } });
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
