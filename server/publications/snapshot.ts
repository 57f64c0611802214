import type { Tx } from '#db/client.ts';
import type { AccountRow, FrozenMedium, PostRow, PublicationRow, Snapshot } from '#db/schema.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import { dressOf } from '#sync/text/dress.ts';
import type { Part } from '#sync/text/parts.ts';
import type { Deps } from '../core/deps.ts';
import type { Outgoing, OutgoingMedium } from '../integrations/social/network.ts';
import type { Manner } from '../projects/manner-of.ts';
import { mediaOf } from '../media/outgoing-media.ts';
import { contentFor } from '../posts/content.ts';
import { partsFor } from '../posts/check-plan.ts';

/** What a channel is sent of a post as it stands now. Refuses with what the network would refuse. */
export async function snapshotOf(
	tx: Tx,
	manifest: NetworkManifest,
	post: PostRow,
	channel: AccountRow,
	{ overflow, utm }: Manner
): Promise<Snapshot> {
	const dress = dressOf({ utm }, channel);
	const content = contentFor(manifest, post, channel, await mediaOf(tx, post), dress);
	const parts = partsFor(manifest, content, overflow);
	return { parts, options: content.options, overflow, dress, postWriteId: post.writeId };
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
	{ id, sent, answer }: Pick<PublicationRow, 'id' | 'sent'> & Partial<Pick<PublicationRow, 'answer'>>,
	{ parts, options }: Snapshot,
	index: number
): Outgoing {
	const part = parts[index];
	if (!part) throw new Error(`publication ${id} has no part ${index}`);
	const withPath = (medium: FrozenMedium): OutgoingMedium => ({ ...medium, path: files.path(medium.hash) });
	const ready: Part<OutgoingMedium> =
		part.is === 'message' ? { ...part, media: part.media.map(withPath) } : part;
	const answered = answer ? { answer } : {};
	return { part: ready, options, key: `${id}:${index}`, first: sent[0] ?? null, ...answered };
}
