import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts, accountSecrets, posts, publications } from '#db/schema.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';
import { settleAccounts } from '../notices/announce-account.ts';
import { concludePosts } from '../publications/conclude-posts.ts';

/** Takes an account away: its token is forgotten at once, and what was still to go out to it is cancelled. */
export async function disconnectAccount(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueueAll'>,
	accountId: string,
	writeId: string
): Promise<void> {
	const now = deps.clock.now();
	const written = { updatedAt: now, writeId };
	const isWaiting = and(eq(publications.accountId, accountId), eq(publications.status, 'pending'));
	const waiting = await tx.select({ postId: publications.postId }).from(publications).where(isWaiting);
	const postIds = waiting.map(({ postId }) => postId);
	// The posts first, as everybody does who changes a publication: so nobody waits in a ring.
	await tx
		.select({ id: posts.id })
		.from(posts)
		.where(inArray(posts.id, postIds))
		.orderBy(posts.id)
		.for('update');
	const [gone] = await tx
		.update(accounts)
		.set({ status: 'disconnected', deletedAt: now, ...written })
		.where(and(eq(accounts.id, accountId), isNull(accounts.deletedAt)))
		.returning({ projectId: accounts.projectId, title: accounts.title });
	await settleAccounts(tx, deps, [accountId]);
	const secrets = await tx
		.delete(accountSecrets)
		.where(eq(accountSecrets.accountId, accountId))
		.returning({ accountId: accountSecrets.accountId });
	if (gone) {
		const target = { kind: 'account' as const, id: accountId, name: gone.title };
		const done = { projectId: gone.projectId, target };
		await record(tx, deps, { ...done, action: 'account.disconnected' });
		if (secrets.length > 0) await record(tx, deps, { ...done, action: 'secret.forgotten' });
	}
	await tx
		.update(publications)
		.set({ status: 'cancelled', leaseUntil: null, ...written })
		.where(isWaiting);
	await concludePosts(tx, deps, postIds);
}
