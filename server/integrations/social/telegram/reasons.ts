/** What a request was for: something that makes a message, or what is done about one that is there. */
export type Step = 'send' | 'change';

export interface Reason {
	code: string;
	accountStatus?: 'attention';
}

const lost = (code: string): Reason => ({ code, accountStatus: 'attention' });

/**
 * What Telegram says no by, in the words of the Bot API's source (spec: services.md, 1.2); the first that fits. All capitals are words of the
 * server behind it.
 */
const byWords: [RegExp, Reason][] = [
	[/bot was kicked|bot is not a member/i, lost('telegram_bot_removed')],
	[/chat not found|chat was deleted|CHANNEL_PRIVATE|CHAT_ID_INVALID/i, lost('telegram_chat_not_found')],
	[/message thread not found|TOPIC_(?:CLOSED|DELETED|ID_INVALID)/i, { code: 'topic_not_found' }],
	[/message to \w+ not found|MESSAGE_ID_INVALID/i, { code: 'message_not_found' }],
	[/message can't be (?:edited|deleted)|MESSAGE_AUTHOR_REQUIRED/i, { code: 'no_longer_changeable' }],
	// The group lets a bot write, but not this.
	[/not enough rights to send (?!text)/i, { code: 'kind_forbidden' }],
	[/caption is too long/i, { code: 'caption_too_long' }],
	[/reply markup is too long|(?:inline keyboard|BUTTON_\w+)/i, { code: 'buttons_refused' }],
	[/text is too long/i, { code: 'markup_too_long' }],
	[/message is too long|MESSAGE_TOO_LONG/i, { code: 'text_too_long' }],
	[/text is empty|text must be non-empty|MESSAGE_EMPTY/i, { code: 'empty_post' }],
	[/can't parse entities|must be encoded in UTF-8/i, { code: 'markup_refused' }],
	[/non-anonymous polls/i, { code: 'poll_not_anonymous' }],
	[/too many messages to send as an album/i, { code: 'too_many_media' }],
	[/can't be mixed with other media types/i, { code: 'media_mixed' }],
	[/can't be used in sendMediaGroup|unsupported extension/i, { code: 'media_kind_unsupported' }],
	[/file is too big/i, { code: 'media_too_large' }],
	[/PHOTO_INVALID_DIMENSIONS/i, { code: 'picture_shape' }],
	[
		/IMAGE_PROCESS_FAILED|file must be non-empty|there is no \w+ in the request/i,
		{ code: 'media_unreadable' }
	],
	[/wrong file identifier|MEDIA_EMPTY|PHOTO_EXT_INVALID|VIDEO_\w+_INVALID/i, { code: 'media_unreadable' }]
];

/** A bot that is no administrator can do nothing there; one that lacks a right may still have that to post. */
const isOutsider = /need administrator rights|no write access|CHAT_WRITE_FORBIDDEN/i;
const lacksRight = /not enough rights|CHAT_ADMIN_REQUIRED|user_admin_invalid/i;

export function reasonOf(status: number, description: string, step: Step): Reason {
	if (status === 401 || (status === 404 && !/method/i.test(description)))
		return lost('telegram_token_invalid');
	if (status === 413) return { code: 'media_too_large' };
	const known = byWords.find(([words]) => words.test(description))?.[1];
	if (known) return known;
	if (isOutsider.test(description)) return lost('telegram_cannot_post');
	if (lacksRight.test(description))
		return step === 'send' ? lost('telegram_cannot_post') : { code: 'bot_lacks_right' };
	return status === 403 ? lost('telegram_cannot_post') : { code: 'network_refused' };
}
