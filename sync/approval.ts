import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Post, Target } from './records/post.ts';
import { spelled } from './text/spelled.ts';

type Content = Pick<Post, 'html' | 'media' | 'poll' | 'targets'>;

/**
 * Names what readers would get: the text, the files, the poll, and what single channels have of their own. Which channels it goes to and when is
 * the plan, which an approval leaves open. The same at both ends.
 */
export function contentHash({ html, media, poll, targets }: Content): string {
	const own = targets.filter(hasOwn).toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
	const all = {
		html: spelled(html),
		media: media.map(({ mediaId, spoiler = false }) => ({ mediaId, spoiler })),
		poll,
		own: own.map(({ html: text, ...rest }) => ({
			...rest,
			...(text === undefined ? {} : { html: spelled(text) })
		}))
	};
	return bytesToHex(sha256(utf8ToBytes(inOrder(all))));
}

/** Whether somebody has approved just what the post says now. */
export const isApproved = (post: Content & Pick<Post, 'approval'>): boolean =>
	post.approval !== null && post.approval.hash === contentHash(post);

const hasOwn = ({ html, options }: Target): boolean =>
	html !== undefined || (options !== undefined && Object.keys(options).length > 0);

/** JSON with the keys of every object in one order: PostgreSQL keeps its own. */
const inOrder = (value: unknown): string =>
	JSON.stringify(value, (_key, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
			: inner
	);
