import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { accounts, type AccountRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import type { Network } from '../integrations/social/network.ts';
import { announceAccount } from '../notices/announce-account.ts';
import { moveAccount } from './move-accounts.ts';
import { secretOf } from './secrets.ts';

/**
 * Asks the network for the channel anew: its title, its readers, and whether we may still post. A definite no turns the account to
 * "attention" with the reason's code; a network that does not answer changes nothing. One that is disconnected is connected anew, with
 * whatever proof that takes, and not by a look.
 */
export async function syncAccount(deps: Deps, account: AccountRow): Promise<AccountRow> {
	const network = deps.networks.get(account.network);
	if (!network || account.status === 'disconnected') return account;
	const { movedTo, ...change } = await changeOf(deps, account, network);
	const written = { ...change, updatedAt: deps.clock.now(), writeId: uuidv7() };
	const [row] = await deps.write(async (tx) => {
		if (movedTo !== undefined) await moveAccount(tx, deps, { accountId: account.id }, movedTo);
		const rows = await tx
			.update(accounts)
			.set(written)
			.where(and(eq(accounts.id, account.id), isNull(accounts.deletedAt)))
			.returning();
		for (const row of rows) if (row.status !== account.status) await announceAccount(tx, deps, row);
		return rows;
	});
	if (!row) throw new Refusal('not_found');
	return row;
}

async function changeOf(deps: Deps, { id: accountId, externalId, username }: AccountRow, network: Network) {
	const secret = await secretOf(deps.db, deps, accountId);
	try {
		const found = await network.look({ accountId, externalId, username, secret });
		const movedTo = found.externalId === externalId ? undefined : found.externalId;
		const { kind, title, username: name, avatarUrl, subscribers, abilities = null } = found;
		const shown = { kind, title, username: name, avatarUrl, subscribers, abilities };
		return { ...shown, movedTo, status: 'active' as const, statusReason: null };
	} catch (error) {
		if (!(error instanceof Refusal) || error.status !== 422) throw error;
		return { movedTo: undefined, status: 'attention' as const, statusReason: error.code };
	}
}
