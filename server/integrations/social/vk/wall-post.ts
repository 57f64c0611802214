import type { TargetOptions } from '#sync/records/post.ts';
import type { Outgoing } from '../network.ts';

/** How VK names a post's place: communities have negative numbers. */
export const ownerOf = (groupId: number): number => -groupId;

export const linkTo = (groupId: number, postId: string): string => `https://vk.com/wall-${groupId}_${postId}`;

/** What a post is asked to be, beside its words and files: the same when it is made and when it is changed. */
export const manner = (
	{ signed, markAsAds, copyright, carousel, closeComments, firstComment = '' }: TargetOptions,
	attachments: string[]
): Record<string, number | string> => ({
	...(signed ? { signed: 1 } : {}),
	...(markAsAds ? { mark_as_ads: 1 } : {}),
	...(copyright ? { copyright } : {}),
	...(carousel && attachments.filter(isShown).length > 1 ? { primary_attachments_mode: 'carousel' } : {}),
	// Closed, it would not take the first comment either: then it is closed behind that.
	...(closeComments && firstComment.trim() === '' ? { close_comments: 1 } : {})
});

const isShown = (name: string): boolean => /^(photo|video)/.test(name);

/** The proof that a person was there, where VK had asked for one. */
export const answerTo = ({ answer }: Outgoing): Record<string, string> =>
	answer ? { captcha_sid: answer.challengeId, captcha_key: answer.text } : {};
