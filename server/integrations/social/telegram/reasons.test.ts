import { expect, it } from 'vitest';
import { reasonOf, type Step } from './reasons.ts';

/** Every no that a sending or a change can meet, in the very words of the Bot API (spec: services.md, 1.2). */
const said = (status: number, words: string, step: Step = 'send') => {
	const { code, accountStatus = 'active' } = reasonOf(status, words, step);
	return `${code} ${accountStatus}`;
};

it.each([
	[400, 'chat not found', 'telegram_chat_not_found attention'],
	[400, 'message text is empty', 'empty_post active'],
	[400, 'text must be non-empty', 'empty_post active'],
	[400, 'text is too long', 'markup_too_long active'],
	[400, 'message is too long', 'text_too_long active'],
	[400, 'message caption is too long', 'caption_too_long active'],
	[400, 'can\'t parse entities: Unsupported start tag "div" at byte offset 5', 'markup_refused active'],
	[400, 'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"', 'markup_refused active'],
	[400, 'strings must be encoded in UTF-8', 'markup_refused active'],
	[400, "can't parse inline keyboard button: Text buttons are unallowed", 'buttons_refused active'],
	[400, 'BUTTON_URL_INVALID', 'buttons_refused active'],
	[400, 'reply markup is too long', 'buttons_refused active'],
	[400, 'there is no photo in the request', 'media_unreadable active'],
	[400, 'file must be non-empty', 'media_unreadable active'],
	[400, 'file is too big', 'media_too_large active'],
	[400, 'wrong file identifier/HTTP URL specified', 'media_unreadable active'],
	[400, 'PHOTO_INVALID_DIMENSIONS', 'picture_shape active'],
	[400, 'IMAGE_PROCESS_FAILED', 'media_unreadable active'],
	[
		400,
		'photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp',
		'media_kind_unsupported active'
	],
	[400, 'too many messages to send as an album', 'too_many_media active'],
	[400, "document can't be mixed with other media types", 'media_mixed active'],
	[400, 'type "animation" can\'t be used in sendMediaGroup', 'media_kind_unsupported active'],
	[
		400,
		'can\'t parse InputMedia: type "animation" can\'t be used in sendMediaGroup',
		'media_kind_unsupported active'
	],
	[400, "non-anonymous polls can't be sent to channel chats", 'poll_not_anonymous active'],
	[400, 'message thread not found', 'topic_not_found active'],
	[400, 'need administrator rights in the channel chat', 'telegram_cannot_post attention'],
	[400, 'have no write access to the chat', 'telegram_cannot_post attention'],
	[400, 'not enough rights to send photos to the chat', 'kind_forbidden active'],
	[400, 'not enough rights to send polls to the chat', 'kind_forbidden active'],
	[400, 'not enough rights to send text messages to the chat', 'telegram_cannot_post attention'],
	[400, 'CHAT_ADMIN_REQUIRED', 'telegram_cannot_post attention'],
	[400, 'something that nobody has heard of', 'network_refused active']
])('%i Bad Request: %s', (status, words, expected) =>
	expect(said(status, `Bad Request: ${words}`)).toBe(expected)
);

it.each([
	[401, 'Unauthorized', 'telegram_token_invalid attention'],
	[401, 'Unauthorized: invalid token specified', 'telegram_token_invalid attention'],
	[404, 'Not Found', 'telegram_token_invalid attention'],
	[404, 'Not Found: method not found', 'network_refused active'],
	[403, 'Forbidden: bot was kicked from the channel chat', 'telegram_bot_removed attention'],
	[403, 'Forbidden: bot was kicked from the supergroup chat', 'telegram_bot_removed attention'],
	[403, 'Forbidden: bot is not a member of the channel chat', 'telegram_bot_removed attention'],
	[403, 'Forbidden: the group chat was deleted', 'telegram_chat_not_found attention'],
	[403, 'Forbidden: bot was blocked by the user', 'telegram_cannot_post attention'],
	[413, 'Request Entity Too Large', 'media_too_large active']
])('%i %s', (status, words, expected) => expect(said(status, words)).toBe(expected));

it.each([
	['not enough rights to manage pinned messages in the chat', 'bot_lacks_right active'],
	['message to edit not found', 'message_not_found active'],
	['message to delete not found', 'message_not_found active'],
	['message to pin not found', 'message_not_found active'],
	["message can't be edited", 'no_longer_changeable active'],
	["message can't be deleted", 'no_longer_changeable active'],
	["message can't be deleted for everyone", 'no_longer_changeable active'],
	['message caption is too long', 'caption_too_long active']
])('takes nothing from the channel where what is out may not be changed: %s', (words, expected) =>
	expect(said(400, `Bad Request: ${words}`, 'change')).toBe(expected)
);
