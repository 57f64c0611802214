import { dayAround, isDayFull } from '#sync/limits/full-day.ts';
import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Post } from '#sync/records/post.ts';
import { indexed } from '#app/lib/data/indexes.ts';

/** What went or will go out within a day of an instant. */
export function goingAround(projectId: string, at: string) {
	const { from, to } = dayAround(at);
	const status = { $in: ['scheduled', 'publishing', 'published', 'partial'] as Post['status'][] };
	return {
		selector: { projectId, status, scheduledAt: { $gte: from, $lte: to } },
		index: indexed('byTime')
	};
}

/** The channels of a post that would get more than their network takes in a day, and how many that is. */
export function fullDays(
	{ targets, scheduledAt }: Pick<Post, 'targets'> & { scheduledAt: string },
	others: Pick<Post, 'targets' | 'scheduledAt'>[],
	accounts: Account[],
	manifests: ReadonlyMap<string, NetworkManifest>
): { account: Account; perDay: number }[] {
	return accounts.flatMap((account) => {
		const isTo = (post: Pick<Post, 'targets'>) =>
			post.targets.some(({ accountId }) => accountId === account.id);
		const perDay = manifests.get(account.network)?.limits.perDay;
		if (perDay === undefined || !isTo({ targets })) return [];
		const instants = others.filter(isTo).map((post) => Date.parse(post.scheduledAt ?? ''));
		return isDayFull(instants, Date.parse(scheduledAt), perDay) ? [{ account, perDay }] : [];
	});
}
