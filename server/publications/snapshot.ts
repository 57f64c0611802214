import type { Tx } from '#db/client.ts';
import type { FrozenMedium, PostRow, PublicationRow, Snapshot } from '#db/schema.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Part } from '#sync/text/parts.ts';
import type { Deps } from '../core/deps.ts';
import type { Outgoing, OutgoingMedium } from '../integrations/social/network.ts';
import { mediaOf } from '../media/outgoing-media.ts';
import { contentFor } from '../posts/content.ts';
import { partsFor } from '../posts/check-plan.ts';

/** What a channel is sent of a post as it stands now. Refuses with what the network would refuse. */
export async function snapshotOf(
	tx: Tx,
	manifest: NetworkManifest,
	post: PostRow,
	accountId: string
): Promise<Snapshot> {
	const content = contentFor(post, accountId, await mediaOf(tx, post));
	const parts = partsFor(manifest, content, 'refuse');
	return { parts, options: content.options, postWriteId: post.writeId };
}

/** The first part that is not out yet, behind `after`; undefined when there is none. */
export function nextPart(
	{ snapshot, sent }: Pick<PublicationRow, 'snapshot' | 'sent'>,
	after = -1
): number | undefined {
	const next = (snapshot?.parts ?? []).findIndex((_, at) => at > after && !sent[at]);
	return next < 0 ? undefined : next;
}

/** Whether what is out was sent before the channel got another number: the numbers of its messages are other messages' now. */
export const isElsewhere = (
	movedAt: Date | null,
	{ publishedAt }: Pick<PublicationRow, 'publishedAt'>
): boolean => movedAt !== null && publishedAt !== null && publishedAt < movedAt;

/** What comes with a publication without being it: should it fail, the rest is out nevertheless. */
export const isAside = (part: Part | undefined): boolean => part?.is === 'pin' || part?.is === 'comment';

/** One part as its adapter gets it. */
export function outgoingOf(
	{ files }: Pick<Deps, 'files'>,
	{ id, sent }: Pick<PublicationRow, 'id' | 'sent'>,
	{ parts, options }: Snapshot,
	index: number
): Outgoing {
	const part = parts[index];
	if (!part) throw new Error(`publication ${id} has no part ${index}`);
	const withPath = (medium: FrozenMedium): OutgoingMedium => ({ ...medium, path: files.path(medium.hash) });
	const ready: Part<OutgoingMedium> =
		part.is === 'message' ? { ...part, media: part.media.map(withPath) } : part;
	return { part: ready, options, key: `${id}:${index}`, first: sent[0] ?? null };
}
