import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const attempt = plural('en', { one: 'attempt', other: 'attempts' });

export const receipt: Words['receipt'] = {
	title: 'Receipt',
	planTitle: 'Plan',
	content: 'What was sent',
	plannedContent: 'What will be sent',
	channels: 'Channels',
	noChannels: 'No channel is chosen.',
	edit: 'Edit',
	reschedule: 'Move',
	schedule: 'Schedule',
	unschedule: 'Unschedule',
	duplicate: 'Duplicate',
	goesOut: (when) => `Goes out ${when}`,
	wasDue: (when) => `Was due ${when}`,
	noTime: 'No time is set',
	relative: (when) => `(${when})`,
	publishedAt: (when) => `Out since ${when}`,
	late: (seconds) => `${seconds} s after its time`,
	onTime: 'on time',
	open: 'Open the publication',
	openIn: (network) => `Open in ${network}`,
	openSandbox: 'Open the sandbox',
	attempts: (count) => `${count} ${attempt(count)}`,
	attemptsTitle: 'How it went',
	outcome: {
		sending: 'Sending began',
		published: 'The network took the post',
		not_sent: 'It surely did not leave, it will be tried again',
		refused: 'The network refused',
		unknown: 'No answer came: it may be out',
		confirmed: 'Looked: the post is there',
		absent: 'Looked: the post is not there'
	},
	because: {
		text_too_long: 'The text is longer than the network takes.',
		caption_too_long: 'The caption is longer than the network takes.',
		too_many_media: 'There are more files than the network takes.',
		media_too_large: 'The file is larger than the network takes.',
		media_unreadable: 'The network could not read the file.',
		media_kind_unsupported: 'The network does not take files of this kind.',
		media_not_found: 'The file of the post is gone.',
		account_disconnected: 'The channel was disconnected.',
		account_not_found: 'The channel is no longer in the project.',
		empty_post: 'The post had neither text nor a picture.',
		telegram_token_missing: 'The channel has no bot token.',
		telegram_token_invalid: 'Telegram did not accept the bot token: it seems to have been changed.',
		telegram_chat_not_found: 'Telegram did not find the channel: the bot may have been removed from it.',
		telegram_cannot_post: 'The bot may not post in the channel.',
		telegram_unreachable: 'Telegram could not be reached.',
		too_many_requests: 'The network asked for a pause: too much was sent in a row.',
		unavailable: 'The network was not available.',
		internal: 'A fault on our side.'
	},
	networkSaid: 'The network said',
	state: {
		pending: 'Waits for its time.',
		sending: 'On its way right now.',
		verifying: 'The network’s answer was lost. We look whether the post is out, and send nothing blindly.',
		published: 'Out.',
		failed: 'Not out.',
		needs_review:
			'We do not know whether the post is out. Look into the channel and tell us: we do not send it twice on our own.',
		deleted: 'Deleted from the network.',
		cancelled: 'Cancelled, nothing will be sent.'
	},
	next: {
		retry: 'Send again',
		fixChannel: 'Check the channel',
		fixPost: 'Edit the post'
	},
	retried: 'Sending again',
	itIsThere: 'It is there',
	sendAgain: 'Not there, send again',
	resolveUrl: 'Link to the post',
	resolveUrlHint: 'If you found the post, paste its link.',
	resolvedThere: 'Noted: the post is out',
	resolvedAgain: 'Sending again',
	openChannel: 'Open the channel',
	needsNetwork: 'This needs the network.',
	lateEdit:
		'This edit arrived after the post had gone out. What is published did not change; your text is kept here as a draft.',
	lateEditOriginal: 'Open the published post',
	partial: 'Not out on every channel. Below is said where and why.',
	missed: 'Its time passed while the server was down. Choose a new time, or publish it now.',
	gone: 'There is no such post',
	removedAccount: 'Disconnected channel',
	deleted: 'Post deleted'
};
