import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts, accountSecrets, grants } from '#db/schema.ts';
import { loseAccount } from '../accounts/health.ts';
import type { Deps } from '../core/deps.ts';
import { renewGrant } from './access-token.ts';

/** A sign-in on which no account was built within this is forgotten, in milliseconds. */
const longestUnused = 3_600_000;

/**
 * Renews a sign-in before it runs out. Where the network says that it is over, its accounts turn to "attention" and their people are told;
 * one that nobody uses is forgotten.
 */
export async function renew(deps: Deps, grantId: string): Promise<void> {
	await deps.write(async (tx) => {
		const [grant] = await tx.select().from(grants).where(eq(grants.id, grantId)).for('update');
		const network = grant && deps.networks.get(grant.network);
		if (!grant || grant.endedAt !== null || !network?.renew) return;
		const living = await accountsOn(tx, grantId);
		if (living.length === 0 && deps.clock.now().getTime() - grant.createdAt.getTime() > longestUnused) {
			await tx.delete(grants).where(eq(grants.id, grantId));
			return;
		}
		const { is } = await renewGrant(deps, tx, grantId, network.renew);
		if (is !== 'ended') return;
		await tx.update(grants).set({ endedAt: deps.clock.now() }).where(eq(grants.id, grantId));
		await endAccounts(tx, deps, living);
	});
}

/** The accounts that live on a sign-in which is over need a person. */
async function endAccounts(tx: Tx, deps: Deps, accountIds: string[]): Promise<void> {
	for (const id of accountIds) await loseAccount(tx, deps, { id }, 'attention', 'sign_in_ended');
}

async function accountsOn(tx: Tx, grantId: string): Promise<string[]> {
	const rows = await tx
		.select({ id: accounts.id })
		.from(accountSecrets)
		.innerJoin(accounts, eq(accounts.id, accountSecrets.accountId))
		.where(and(eq(accountSecrets.grantId, grantId), isNull(accounts.deletedAt)));
	return rows.map(({ id }) => id);
}
