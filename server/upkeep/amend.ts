import type { PostRow, Snapshot } from '#db/schema.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import { plainDress } from '#sync/text/dress.ts';
import type { Misfit } from '#sync/text/misfits.ts';
import { planParts } from '#sync/text/parts.ts';
import { differInWordsAlone } from '#sync/text/shape.ts';
import { contentFor } from '../posts/content.ts';

export type Amendment =
	| { is: 'fitting'; snapshot: Snapshot }
	| { is: 'misfit'; misfit: Misfit }
	/** More than words would change: no network takes a file more or less, or another number of messages. */
	| { is: 'reshaped' };

/** What is out, with the words that the post has now. */
export function amendment(
	manifest: NetworkManifest,
	snapshot: Snapshot,
	post: Pick<PostRow, 'html' | 'poll' | 'targets' | 'writeId'>,
	accountId: string
): Amendment {
	const media = snapshot.parts.flatMap((part) => (part.is === 'message' ? part.media : []));
	const { options, dress = plainDress } = snapshot;
	const content = { ...contentFor(manifest, post, { id: accountId }, media, dress), options };
	const { parts, misfits } = planParts(manifest, content, snapshot.overflow);
	const [misfit] = misfits;
	if (misfit) return { is: 'misfit', misfit };
	if (!differInWordsAlone(parts, snapshot.parts)) return { is: 'reshaped' };
	return { is: 'fitting', snapshot: { ...snapshot, parts, postWriteId: post.writeId } };
}
