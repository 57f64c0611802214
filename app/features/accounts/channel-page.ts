import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';

/** Where a channel can be looked at by anybody, if its network has such a page and the channel a name. */
export function channelPage(
	account: Pick<Account, 'username'> | undefined,
	manifest: Pick<NetworkManifest, 'channelPage'> | undefined
): string | null {
	if (!account?.username || !manifest?.channelPage) return null;
	return manifest.channelPage.replace('{username}', encodeURIComponent(account.username));
}
