import type { Tx } from '#db/client.ts';
import type { AccountRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { keyOf } from './key-of.ts';
import { settleRead, tellInApp } from './tell-in-app.ts';

type Standing = Pick<AccountRow, 'id' | 'projectId' | 'title' | 'status'>;

/** Has a channel's people told that it needs them, and that on all of their devices. */
export async function alarm(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueueAll'>,
	account: Standing
): Promise<void> {
	await deps.enqueueAll(tx, 'alert', [{ accountId: account.id }]);
	await announceAccount(tx, deps, account);
}

/**
 * The same where it is shown in the app only, because what failed there is told already; of a channel that is well again nobody needs to
 * read any more.
 */
export async function announceAccount(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	{ id, projectId, title, status }: Standing
): Promise<void> {
	const kind = status === 'disconnected' ? 'account_lost' : 'account_attention';
	const key = keyOf(id, kind);
	if (status === 'active') return settleRead(tx, deps, [key]);
	await tellInApp(tx, deps, [{ projectId, kind, postId: null, accountIds: [id], about: () => title, key }]);
}

/** Channels that take messages again, or are none any more. */
export const settleAccounts = (tx: Tx, deps: Pick<Deps, 'clock'>, accountIds: string[]): Promise<void> =>
	settleRead(
		tx,
		deps,
		accountIds.map((id) => keyOf(id, 'account_attention'))
	);
