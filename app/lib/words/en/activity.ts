import type { Words } from '../ru.ts';
import { review } from './review.ts';

export const activity: Words['activity'] = {
	title: 'Activity',
	topic: 'What about',
	person: 'Who',
	allTopics: 'Everything',
	everybody: 'Everybody',
	topics: {
		posts: 'Texts',
		reviews: 'Review',
		comments: 'Comments',
		publications: 'Publishing',
		team: 'Members and channels',
		clients: 'Client links'
	},
	gone: 'A deleted member',
	kinds: {
		...review.kinds,
		written: 'begins a post',
		edited: 'edits a post',
		restored: 'brings an older version back',
		published: 'A post went out',
		failed: 'A post did not go out',
		taken_down: 'A post was taken down',
		invited: 'invites a member',
		joined: 'is in the project now',
		left: 'A member left the project',
		connected: 'A channel was connected',
		disconnected: 'A channel was disconnected',
		link_made: 'makes a link for a client',
		link_opened: 'opens the link',
		link_revoked: 'revokes a link'
	},
	older: 'Show older',
	emptyTitle: 'Nothing has happened yet',
	emptyText: 'Here you see who does what in the project: texts, review, publishing, members.',
	offlineNote: 'No network: this is the last that was known.',
	offlineTitle: 'The activity opens when the network is back',
	offlineText: 'It is kept by the server. Posts and the calendar are here now.'
};
