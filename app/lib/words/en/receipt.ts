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
	sentTitle: 'What exactly was sent',
	nothingSent: 'Nothing has been sent yet.',
	nowTitle: 'What the post says now',
	changedAt: (when) => `The words were changed on ${when}.`,
	writtenBy: (name) => `Written by ${name}`,
	doing: {
		planned: {
			edit: (when) => `The words change on ${when}.`,
			remove: (when) => `Will be deleted on ${when}.`,
			unpin: (when) => `Will be unpinned on ${when}.`
		},
		underWay: { edit: 'Changing the words…', remove: 'Deleting…', unpin: 'Unpinning…' },
		failed: {
			edit: 'The words could not be changed.',
			remove: 'It could not be deleted.',
			unpin: 'It could not be unpinned.'
		},
		again: (when) => `We try again on ${when}.`
	},
	resolve: 'Say whether it is out',
	resolveTitle: 'Is the post out?',
	resolveText:
		'We sent the post, but the network’s answer was lost. Open the channel and look whether it is there: your answer decides whether we send it again.',
	askAgain: 'Send it again? If the post is there after all, readers will see it twice.',
	askAgainYes: 'It is surely not there, send it',
	takenDownAt: (when) => `Deleted from the channel on ${when}.`,
	attempts: (count) => `${count} ${attempt(count)}`,
	attemptsTitle: 'How it went',
	act: { send: 'Sending', edit: 'Change', remove: 'Deletion', unpin: 'Unpinning' },
	part: (number) => `part ${number}`,
	outcome: {
		sending: 'Sending began',
		published: 'The network took the post',
		done: 'Done',
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
		vk_token_invalid:
			'VK did not take the key: it was probably revoked or has run out. Connect the community again.',
		vk_cannot_post:
			'This connection may not post to the wall: check the key’s rights and your role in the community.',
		network_unreachable: 'The network could not be reached.',
		poll_needs_message: 'A poll is shown here only with a text or a file.',
		ads_limit: 'Today’s advertisements are used up, or one has only just been out. Choose a later time.',
		captcha_needed: 'The network wants to know that you are a person. Answer it, and the post goes out.',
		call_limit: 'Today’s calls to the network are used up. Move the post to tomorrow.',
		channel_blocked: 'The network has closed or blocked this community.',
		channel_not_found: 'This community is no longer there.',
		confirmation_needed:
			'The network asks its owner to confirm the sign-in on a page of its own. Send again after that.',
		day_limit: 'The network takes 50 posts a day, and today’s are out. Move the post to tomorrow.',
		flood_control:
			'The network took this for flooding. Wait some hours: trying again only makes the pause longer.',
		link_without_picture:
			'The linked page has no picture that fits, and there is no card without one. Take the card away.',
		links_forbidden: 'Links are forbidden here. Take them out of the post.',
		message_not_found: 'This post is no longer in the network.',
		slot_taken: 'Another post has this very second. We try again in a minute.',
		source_link_unknown: 'The network found no source at this address. Mend it or take it away.',
		token_lacks_media:
			'A community key does not let us upload such files. Connect the channel in your own name, or take the files away.',
		token_lacks_right: 'This connection does not allow that. Connect the channel in your own name.',
		too_many_requests: 'The network asked for a pause: too much was sent in a row.',
		unavailable: 'The network was not available.',
		internal: 'A fault on our side.',
		message_unknown: 'The message has no known number: a person found it. Change it in the network itself.',
		only_text_changes: 'Of what is out, only words can be changed.',
		by_person: 'A person looked at the channel and said so.',
		network_refused: 'The network refused for a reason that we do not know.',
		not_found_yet: 'Looked for it: neither found nor ruled out.',
		media_too_late: 'Its files had not been uploaded when its time was too long past.',
		too_late: 'Nothing was running until its time was too long past.',
		waiting_for_media: 'Waits for its files: they are not uploaded yet.',
		worker_lost: 'The sending broke off halfway: we never heard the answer.',
		worker_stalled: 'The server stood still and could not send.'
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
	missed: 'Its time passed and it did not go out. Choose a new time, or publish it now.',
	removedAccount: 'Disconnected channel',
	deleted: 'Post deleted'
};
