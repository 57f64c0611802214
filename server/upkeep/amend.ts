import type { PostRow, Snapshot } from '#db/schema.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { TargetOptions } from '#sync/records/post.ts';
import { plainDress } from '#sync/text/dress.ts';
import type { Misfit } from '#sync/text/misfits.ts';
import { planParts } from '#sync/text/parts.ts';
import { haveOneShape } from '#sync/text/shape.ts';
import { contentFor } from '../posts/content.ts';

export type Amendment =
	| { is: 'fitting'; snapshot: Snapshot }
	| { is: 'misfit'; misfit: Misfit }
	/** More than words and buttons would change: no network takes a file more or less, or another number of messages. */
	| { is: 'reshaped' };

/** What is out, with the words and buttons that the post has now. */
export function amendment(
	manifest: NetworkManifest,
	snapshot: Snapshot,
	post: Pick<PostRow, 'html' | 'poll' | 'targets' | 'writeId'>,
	accountId: string
): Amendment {
	const media = snapshot.parts.flatMap((part) => (part.is === 'message' ? part.media : []));
	const { options, dress = plainDress } = snapshot;
	const now = contentFor(manifest, post, { id: accountId }, media, dress);
	const content = { ...now, options: withButtons(options, now.options) };
	const { parts, misfits } = planParts(manifest, content, snapshot.overflow);
	const [misfit] = misfits;
	if (misfit) return { is: 'misfit', misfit };
	if (!haveOneShape(parts, snapshot.parts)) return { is: 'reshaped' };
	const amended = { ...snapshot, parts, options: content.options, postWriteId: post.writeId };
	return { is: 'fitting', snapshot: amended };
}

/** What it was sent with, but for the buttons, which stand below what is out and can be changed like its words. */
function withButtons(
	{ buttons: _before, ...sent }: TargetOptions,
	{ buttons }: TargetOptions
): TargetOptions {
	return buttons ? { ...sent, buttons } : sent;
}
