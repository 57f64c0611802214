import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Post } from '#sync/records/post.ts';
import type { Publication } from '#sync/records/publication.ts';
import type { Channel } from './fates.ts';

/** The channels of a post that are still connected, with what their networks can do. */
export const channelsOf = (
	post: Post,
	accounts: Account[],
	publications: Publication[],
	manifests: ReadonlyMap<string, NetworkManifest>
): Channel[] =>
	post.targets.flatMap(({ accountId }) => {
		const account = accounts.find(({ id }) => id === accountId);
		const manifest = account && manifests.get(account.network);
		const publication = publications.find((one) => one.accountId === accountId);
		return account && manifest ? [{ account, manifest, publication }] : [];
	});
