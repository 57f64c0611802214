import { and, eq, inArray, isNull } from 'drizzle-orm';
import { accounts, posts, preflights, type Foreseen } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { syncAccount } from '../accounts/sync-account.ts';
import type { Deps } from '../core/deps.ts';
import { announce } from '../notices/announce.ts';
import { problemsOf } from './problems-of.ts';

/**
 * Looks at a planned post as its hour will find it: asks the networks whether its channels still take posts, and holds what it says against
 * them. Its people are told of what stands in its way, once for as long as that stays the same. A network that does not answer says nothing.
 */
export async function lookAhead(deps: Deps, postId: string): Promise<void> {
	const [post] = await deps.db
		.select({ targets: posts.targets })
		.from(posts)
		.where(and(eq(posts.id, postId), eq(posts.status, 'scheduled'), isNull(posts.deletedAt)));
	if (!post) return;
	await askAgain(
		deps,
		post.targets.map(({ accountId }) => accountId)
	);
	await deps.write(async (tx) => {
		const [there] = await tx
			.select()
			.from(posts)
			.where(and(eq(posts.id, postId), eq(posts.status, 'scheduled'), isNull(posts.deletedAt)));
		const [last] = await tx.select().from(preflights).where(eq(preflights.postId, postId)).for('update');
		if (!there || !last) return;
		const problems = await problemsOf(tx, deps, there);
		await tx.update(preflights).set({ problems }).where(eq(preflights.postId, postId));
		if (problems.some((problem) => !isAmong(problem, last.problems))) {
			const accountIds = [...new Set(problems.map(({ accountId }) => accountId))];
			await announce(tx, deps, [{ postId, kind: 'foreseen', accountIds }]);
		}
	});
}

const isAmong = ({ accountId, code }: Foreseen, known: Foreseen[]): boolean =>
	known.some((one) => one.accountId === accountId && one.code === code);

async function askAgain(deps: Deps, accountIds: string[]): Promise<void> {
	if (accountIds.length === 0) return;
	const rows = await deps.db
		.select()
		.from(accounts)
		.where(and(inArray(accounts.id, accountIds), isNull(accounts.deletedAt)));
	for (const account of rows) {
		try {
			await syncAccount(deps, account);
		} catch (error) {
			// It did not answer, or the channel was taken away meanwhile: what stands written down is what is known.
			if (!(error instanceof Refusal)) throw error;
		}
	}
}
