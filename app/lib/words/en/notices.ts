import type { Words } from '../ru.ts';

export const notices: Words['notices'] = {
	title: 'Notices',
	settings: 'Set up',
	unread: (count) => `${count} unread`,
	isUnread: 'unread',
	readAll: 'Mark all as read',
	readOne: (about) => `Mark as read: ${about}`,
	kinds: {
		published: 'Post published',
		partial: 'The post is out, but not everywhere',
		failed: 'The post did not go out',
		needs_review: 'Check whether the post is out',
		missed: 'The post missed its time',
		requeued: 'Its place in the queue was taken, the post moved',
		foreseen: 'The post may not go out',
		edit_failed: 'The change is not everywhere',
		remove_failed: 'The post could not be taken down',
		unpin_failed: 'The post could not be unpinned',
		review_asked: 'A post waits for your review',
		approved: 'The post is approved',
		returned: 'The post was sent back for changes',
		commented: 'New comment',
		mentioned: 'You were mentioned in a comment',
		account_attention: 'A channel needs attention',
		account_lost: 'A channel is disconnected'
	},
	nameless: 'A post without text',
	kept: 'Read ones are kept for 30 days, all others for 90.',
	thisDevice: 'This device',
	topicsTitle: 'What to tell you, and how',
	topicsText: 'For all of your projects and devices.',
	topics: {
		failed: 'A post did not go out, not everywhere, or missed its time',
		needs_review: 'Somebody has to check whether a post is out',
		account: 'A channel needs attention or is disconnected',
		foreseen: 'A post may not go out, or moved in the queue',
		published: 'A post is published',
		review: 'A post waits for your review, or yours was approved or sent back',
		comments: 'Comments on posts that you take part in'
	},
	ways: { app: 'In the list', push: 'On screen', mail: 'By mail' },
	quietTitle: 'Quiet hours',
	quiet: 'Do not disturb me then',
	quietHint:
		'Your devices stay silent, and tell all of it in one when the quiet hours are over. The list and mail work as usual.',
	from: 'From',
	until: 'Until',
	zone: 'By the clocks of',
	emptyTitle: 'All quiet',
	emptyText: 'If a post fails or a channel needs you, you will learn it here.'
};
