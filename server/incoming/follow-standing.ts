import { and, eq, isNull, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { accounts, accountSecrets, linkedPeople, projectMembers, type ReceiverRow } from '#db/schema.ts';
import { may } from '#sync/access.ts';
import { loseAccount } from '../accounts/health.ts';
import type { Deps } from '../core/deps.ts';
import { settleAccounts } from '../notices/announce-account.ts';
import type { News, PersonThere } from './news.ts';
import { servedBy } from './served-by.ts';

/**
 * What a bot may do in a channel has changed: every account that it serves there follows. Plans and what waits are left as they are, so that
 * they go on when the bot is back.
 */
export async function followStanding(
	tx: Tx,
	deps: Deps,
	receiver: ReceiverRow,
	{ channel, by, standing }: Extract<News, { is: 'standing' }>
): Promise<void> {
	const found = await tx
		.select({ account: accounts, hasToken: sql<boolean>`${accountSecrets.accountId} is not null` })
		.from(accounts)
		.leftJoin(accountSecrets, eq(accountSecrets.accountId, accounts.id))
		.where(servedBy(receiver, channel.externalId))
		.orderBy(accounts.id)
		.for('update', { of: accounts });
	for (const { account, hasToken } of found) {
		if (standing.is === 'gone') {
			await loseAccount(tx, deps, account, 'disconnected', standing.reason);
		} else if (standing.is === 'lacks_rights') {
			if (account.status === 'active') await loseAccount(tx, deps, account, 'attention', standing.reason);
		} else if (account.status !== 'disconnected' || hasToken || (await isOurs(tx, receiver, by, account))) {
			const { title, username } = channel;
			const well = { status: 'active' as const, statusReason: null, title, username };
			await tx
				.update(accounts)
				.set({ ...well, updatedAt: deps.clock.now(), writeId: uuidv7() })
				.where(eq(accounts.id, account.id));
			await settleAccounts(tx, deps, [account.id]);
		}
	}
}

/**
 * Whether somebody of the project brought the installation's bot back. Without that, whoever was shown the door would have the key again as
 * soon as the channel's owner uses the bot for anything else.
 */
async function isOurs(
	tx: Tx,
	{ network }: ReceiverRow,
	{ externalId }: PersonThere,
	{ projectId }: { projectId: string }
): Promise<boolean> {
	const roles = await tx
		.select({ role: projectMembers.role })
		.from(linkedPeople)
		.innerJoin(projectMembers, eq(projectMembers.userId, linkedPeople.userId))
		.where(
			and(
				eq(linkedPeople.network, network),
				eq(linkedPeople.externalId, externalId),
				eq(projectMembers.projectId, projectId),
				isNull(projectMembers.deletedAt)
			)
		);
	return roles.some(({ role }) => may(role, 'accounts.write'));
}
