import { and, gt, inArray, isNull, lte, ne, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts, posts, type PostRow } from '#db/schema.ts';
import { dayAround, isDayFull } from '#sync/limits/full-day.ts';
import type { Deps } from '../core/deps.ts';

/** The channels of a planned post whose network will have taken as many posts by then as it takes in a day. */
export async function fullChannels(
	tx: Tx,
	{ networks }: Pick<Deps, 'networks'>,
	{ id, projectId, targets, scheduledAt }: PostRow
): Promise<Set<string>> {
	if (scheduledAt === null || targets.length === 0) return new Set();
	const of = await tx
		.select({ id: accounts.id, network: accounts.network })
		.from(accounts)
		.where(
			inArray(
				accounts.id,
				targets.map(({ accountId }) => accountId)
			)
		);
	const counted = of.flatMap((account) => {
		const perDay = networks.get(account.network)?.manifest.limits.perDay;
		return perDay === undefined ? [] : [{ id: account.id, perDay }];
	});
	if (counted.length === 0) return new Set();
	// Those of later hours are the ones that will be one too many.
	const before = await tx
		.select({ targets: posts.targets, at: posts.scheduledAt })
		.from(posts)
		.where(
			and(
				eq(posts.projectId, projectId),
				ne(posts.id, id),
				isNull(posts.deletedAt),
				inArray(posts.status, ['scheduled', 'publishing', 'published', 'partial']),
				gt(posts.scheduledAt, new Date(dayAround(scheduledAt.toISOString()).from)),
				lte(posts.scheduledAt, scheduledAt)
			)
		);
	const instantsOf = (channel: string) =>
		before.flatMap((post) =>
			post.at && post.targets.some(({ accountId }) => accountId === channel) ? [post.at.getTime()] : []
		);
	const full = counted.filter((one) => isDayFull(instantsOf(one.id), scheduledAt.getTime(), one.perDay));
	return new Set(full.map((one) => one.id));
}
