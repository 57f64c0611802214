import type { Account } from '#sync/records/account.ts';
import type { OwnRefusal } from '#sync/records/network-face.ts';
import type { Post } from '#sync/records/post.ts';
import type { Publication } from '#sync/records/publication.ts';

/** One channel of a post: what became of it there, or nothing yet. */
export interface Channel {
	accountId: string;
	account: Account | undefined;
	publication: Publication | undefined;
}

/** The channels of a post, planned ones and those that it went to, also where they were taken from the post since. */
export function channelsOf(post: Post, publications: Publication[], accounts: Account[]): Channel[] {
	const ids = new Set([
		...post.targets.map((target) => target.accountId),
		...publications.map((one) => one.accountId)
	]);
	return [...ids].map((accountId) => ({
		accountId,
		account: accounts.find((one) => one.id === accountId),
		publication: publications.find((one) => one.accountId === accountId)
	}));
}

/** By how many seconds a publication came after its time; 0 where that is too little to speak of. */
export function lateness({ dueAt, publishedAt }: Pick<Publication, 'dueAt' | 'publishedAt'>): number {
	if (publishedAt === null) return 0;
	const seconds = (Date.parse(publishedAt) - Date.parse(dueAt)) / 1000;
	return seconds < 5 ? 0 : Math.round(seconds);
}

/**
 * What can be done about a failure: answer the network's question, mend the channel, mend the post, or simply try again. `own`: what the
 * network says of a code that only it has.
 */
export function remedyFor(
	code: string | undefined,
	own?: Pick<OwnRefusal, 'remedy'>
): 'answer' | OwnRefusal['remedy'] {
	if (own) return own.remedy;
	if (code === 'captcha_needed' || code === 'confirmation_needed') return 'answer';
	if (code !== undefined && channelFaults.has(code)) return 'channel';
	return code !== undefined && postFaults.has(code) ? 'post' : 'retry';
}

const channelFaults = new Set([
	'account_disconnected',
	'account_not_found',
	'channel_blocked',
	'channel_not_found',
	'token_lacks_right',
	'bot_lacks_right'
]);

const postFaults = new Set([
	'empty_post',
	'text_too_long',
	'caption_too_long',
	'markup_too_long',
	'too_many_marks',
	'too_many_media',
	'media_too_large',
	'media_kind_unsupported',
	'media_unreadable',
	'media_not_found',
	'token_lacks_media',
	'poll_needs_message',
	'links_forbidden',
	'link_without_picture',
	'source_link_unknown',
	'media_mixed',
	'picture_shape',
	'poll_not_anonymous',
	'buttons_refused',
	'kind_forbidden',
	'markup_refused',
	'topic_not_found'
]);
