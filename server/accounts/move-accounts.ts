import { and, eq, inArray, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { accounts } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { loseAccount } from './health.ts';

/**
 * A network gave a channel another number, for everybody who publishes there. Nothing else about the accounts changes, so that plans, posts
 * and what waits go on. Telling it again finds nothing to do.
 */
export async function moveAccounts(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueueAll'>,
	network: string,
	{ from, to }: { from: string; to: string }
): Promise<void> {
	const standing = (externalId: string) =>
		and(eq(accounts.network, network), eq(accounts.externalId, externalId), isNull(accounts.deletedAt));
	const moving = await tx.select().from(accounts).where(standing(from)).orderBy(accounts.id).for('update');
	if (moving.length === 0) return;
	const there = await tx.select({ projectId: accounts.projectId }).from(accounts).where(standing(to));
	// A project that has connected the new number by itself keeps that account; the old one leads nowhere.
	const isTwice = (projectId: string) => there.some((one) => one.projectId === projectId);
	const stale = moving.filter(({ projectId }) => isTwice(projectId));
	for (const account of stale) await loseAccount(tx, deps, account, 'disconnected', 'account_disconnected');
	const now = deps.clock.now();
	const ids = moving.filter(({ projectId }) => !isTwice(projectId)).map(({ id }) => id);
	await tx
		.update(accounts)
		.set({ externalId: to, kind: 'supergroup', movedAt: now, updatedAt: now, writeId: uuidv7() })
		.where(inArray(accounts.id, ids));
}

/** The same, found out by an account that was about to be used. */
export async function moveAccount(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueueAll'>,
	{ accountId }: { accountId: string },
	to: string
): Promise<void> {
	const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
	if (account && account.externalId !== to) {
		await moveAccounts(tx, deps, account.network, { from: account.externalId, to });
	}
}
