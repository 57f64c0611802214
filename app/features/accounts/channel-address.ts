import type { Account } from '#sync/records/account.ts';

const sites: Record<string, string> = { telegram: 'https://t.me', vk: 'https://vk.com' };

/** Where an account is seen in its network; null for one that has no address there. */
export function channelAddress({ network, username }: Pick<Account, 'network' | 'username'>): string | null {
	const site = sites[network];
	return site === undefined || username === null ? null : `${site}/${username}`;
}
