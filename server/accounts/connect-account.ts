import { eq, isNull, ne } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { accounts, accountSecrets, type AccountRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';
import type { Found } from '../integrations/social/found.ts';
import { settleAccounts } from '../notices/announce-account.ts';
import { findConnected } from './find-connected.ts';
import { keepSecret } from './secrets.ts';

export interface NewAccount {
	id: string | undefined;
	projectId: string;
	network: string;
	found: Found;
	/** What opens it; null where the installation's own will do, or nothing is needed. */
	secret: string | null;
	/** The sign-in that the secret speaks of. */
	grantId?: string | undefined;
	/** Whose token it is: the bot's number. */
	bot?: string | undefined;
}

/**
 * Connects a channel that its network has shown us. One that the project has connected already is refused if it is well,
 * unless somebody signs in at the network for it: who does means to open it by that from now on.
 */
export async function connectAccount(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'seal'>,
	userId: string,
	{ id = uuidv7(), projectId, network, found, secret, grantId, bot }: NewAccount
): Promise<AccountRow> {
	const now = deps.clock.now();
	const connected = { connectedBy: userId, connectedAt: now, updatedAt: now, writeId: uuidv7() };
	const [made] = await tx
		.insert(accounts)
		.values({ ...{ id, projectId, network, ...found }, ...connected, createdAt: now })
		// What has stopped working is what somebody connects again: its posts and plans stay with it.
		.onConflictDoUpdate({
			target: [accounts.projectId, accounts.network, accounts.externalId],
			targetWhere: isNull(accounts.deletedAt),
			set: { ...found, ...connected, status: 'active', statusReason: null },
			setWhere: grantId === undefined ? ne(accounts.status, 'active') : undefined
		})
		.returning();
	if (!made) {
		// The same request may have come twice at once: then the other one made it.
		const there = await findConnected(tx, userId, projectId, id);
		if (!there) throw new Refusal('already_exists');
		return there;
	}
	await settleAccounts(tx, deps, [made.id]);
	if (secret === null) await tx.delete(accountSecrets).where(eq(accountSecrets.accountId, made.id));
	else await keepSecret(tx, deps, made.id, secret, { grantId, bot });
	const target = { kind: 'account' as const, id: made.id, name: made.title };
	const done = { projectId, actorId: userId, target, details: { network } };
	await record(tx, deps, { ...done, action: 'account.connected' });
	if (secret !== null) await record(tx, deps, { ...done, action: 'secret.kept' });
	return made;
}
