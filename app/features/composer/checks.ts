import type { Account } from '#sync/records/account.ts';
import type { Media } from '#sync/records/media.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Post } from '#sync/records/post.ts';
import { lengthOf } from './markup/measure.ts';

export type CheckCode =
	| 'empty_post'
	| 'no_targets'
	| 'account_not_found'
	| 'account_disconnected'
	| 'text_too_long'
	| 'caption_too_long'
	| 'too_many_media'
	| 'media_kind_unsupported'
	| 'media_too_large';

/** Something that would be refused later, said before. */
export interface Objection {
	code: CheckCode;
	/** The channel that it is about; null for the post as a whole. */
	accountId: string | null;
	/** How many characters are too many, or how many files may be. */
	amount: number;
}

export interface Around {
	accounts: Account[];
	manifests: ReadonlyMap<string, NetworkManifest>;
	media: Media[];
}

/** All that stands between this post and its channels. Where a manifest or a file is not on the device yet, nothing is held against it. */
export function objections(post: Pick<Post, 'html' | 'media' | 'targets'>, around: Around): Objection[] {
	const found: Objection[] = [];
	if (post.media.length === 0 && lengthOf(post.html) === 0) found.push(about(null, 'empty_post'));
	if (post.targets.length === 0) found.push(about(null, 'no_targets'));
	for (const target of post.targets) found.push(...forTarget(post, target, around));
	return found;
}

/** What a network counts of this text, and how much of it it takes. */
export function usage(
	html: string,
	hasMedia: boolean,
	manifest: NetworkManifest
): { used: number; limit: number } {
	return { used: lengthOf(html), limit: hasMedia ? manifest.limits.caption : manifest.limits.text };
}

function forTarget(
	post: Pick<Post, 'html' | 'media'>,
	target: Post['targets'][number],
	{ accounts, manifests, media }: Around
): Objection[] {
	const account = accounts.find((one) => one.id === target.accountId);
	if (!account) return [about(target.accountId, 'account_not_found')];
	if (account.status === 'disconnected') return [about(account.id, 'account_disconnected')];
	const manifest = manifests.get(account.network);
	if (!manifest) return [];
	const hasMedia = post.media.length > 0;
	const { used, limit } = usage(target.html ?? post.html, hasMedia, manifest);
	const files = media.filter((file) => post.media.some((one) => one.mediaId === file.id));
	const { limits, mediaKinds } = manifest;
	return [
		used > limit && about(account.id, hasMedia ? 'caption_too_long' : 'text_too_long', used - limit),
		post.media.length > limits.media && about(account.id, 'too_many_media', limits.media),
		files.some((file) => !mediaKinds.includes(file.kind)) && about(account.id, 'media_kind_unsupported'),
		files.some((file) => file.bytes > (limits.bytes[file.kind] ?? Infinity)) &&
			about(account.id, 'media_too_large')
	].filter((objection) => objection !== false);
}

const about = (accountId: string | null, code: CheckCode, amount = 0): Objection => ({
	code,
	accountId,
	amount
});
