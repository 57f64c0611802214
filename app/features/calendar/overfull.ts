import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Entry } from './entries.ts';

/** A channel that has more posts on a day than its network takes. */
export interface Overfull {
	account: Account;
	perDay: number;
}

/** The days that hold more for a channel than its network takes in one, whatever of it will be refused. */
export function overfullDays(
	days: ReadonlyMap<string, Entry[]>,
	accounts: Account[],
	manifests: ReadonlyMap<string, NetworkManifest>
): Map<string, Overfull[]> {
	const limited = accounts.flatMap((account) => {
		const perDay = manifests.get(account.network)?.limits.perDay;
		return perDay === undefined ? [] : [{ account, perDay }];
	});
	const found = new Map<string, Overfull[]>();
	for (const [day, entries] of days) {
		const over = limited.filter(({ account, perDay }) => {
			if (entries.length <= perDay) return false;
			const isTo = ({ post }: Entry) =>
				post.status !== 'draft' && post.targets.some(({ accountId }) => accountId === account.id);
			return entries.filter(isTo).length > perDay;
		});
		if (over.length > 0) found.set(day, over);
	}
	return found;
}
