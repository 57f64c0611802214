import type { PostRow } from '#db/schema.ts';
import type { Account } from '#sync/records/account.ts';
import type { PartMedium } from '#sync/text/misfits.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import { dressed, type Dress } from '#sync/text/dress.ts';
import type { Content } from '#sync/text/parts.ts';

/** What a post says on one channel: the channel's own text where it has one, with what is added to everything there. */
export function contentFor<Medium extends PartMedium>(
	manifest: NetworkManifest,
	post: Pick<PostRow, 'html' | 'poll' | 'targets'>,
	channel: { id: string; kind?: Account['kind'] },
	media: Medium[],
	dress: Dress
): Content<Medium> {
	const target = post.targets.find((one) => one.accountId === channel.id);
	const { html = post.html, options = {} } = target ?? {};
	const kind = channel.kind ? { channelKind: channel.kind } : {};
	return dressed(manifest, { html, media, poll: post.poll, options, ...kind }, dress);
}
