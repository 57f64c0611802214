import type { Tx } from '#db/client.ts';
import type { AccountRow, PostRow, PublicationRow, Snapshot } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { manifestOn } from '#sync/narrow.ts';
import type { Deps } from '../core/deps.ts';
import type { Channel, Network } from '../integrations/social/network.ts';
import { usualManner } from '../projects/manner-of.ts';
import { snapshotOf } from './snapshot.ts';
import { surroundingsOf, type Surroundings } from './surroundings.ts';

export interface Ready {
	network: Network;
	channel: Channel;
	snapshot: Snapshot;
	kind: AccountRow['kind'];
	/** When the network last gave the channel another number. */
	movedAt: Date | null;
}

/** Everything that a send needs, or why there will be none. Also how a look for a sent message is prepared. */
export async function prepare(
	tx: Tx,
	deps: Pick<Deps, 'networks' | 'seal'>,
	post: PostRow,
	publication: PublicationRow,
	around?: Surroundings
): Promise<Ready | { objection: { code: string; detail: string } }> {
	const { channels, projects } = around ?? (await surroundingsOf(tx, [publication]));
	const found = channels.get(publication.accountId);
	const network = found && deps.networks.get(found.account.network);
	if (!found || !network || found.account.status === 'disconnected') {
		return { objection: { code: 'account_disconnected', detail: 'the channel is no longer connected' } };
	}
	try {
		const manifest = manifestOn(network.manifest, found.account);
		const manner = projects.get(publication.projectId) ?? usualManner;
		const snapshot = publication.snapshot ?? (await snapshotOf(tx, manifest, post, found.account, manner));
		const { kind, movedAt } = found.account;
		const channel = channelOf(deps, found.account, found.sealed);
		return { network: { ...network, manifest }, channel, snapshot, kind, movedAt };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { objection: { code: error.code, detail: error.detail ?? '' } };
	}
}

const channelOf = (deps: Pick<Deps, 'seal'>, account: AccountRow, sealed: string | null): Channel => ({
	accountId: account.id,
	externalId: account.externalId,
	username: account.username,
	secret: sealed === null ? null : deps.seal.open(sealed, `account_secrets|${account.id}`)
});
