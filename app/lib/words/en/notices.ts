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
		account_attention: 'A channel needs attention',
		account_lost: 'A channel is disconnected'
	},
	nameless: 'A post without text',
	kept: 'Read ones are kept for 30 days, all others for 90.',
	emptyTitle: 'All quiet',
	emptyText: 'If a post fails or a channel needs you, you will learn it here.'
};
