import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const subscriber = plural('en', { one: 'subscriber', other: 'subscribers' });

export const accounts: Words['accounts'] = {
	title: 'Channels',
	connect: 'Connect a channel',
	list: 'Connected channels',
	emptyTitle: 'No channels yet',
	emptyText: 'Connect a channel or a community to publish to. Everything can be tried without any key, too.',
	status: { active: 'Working', attention: 'Needs attention', disconnected: 'Disconnected' },
	subscribers: (count, shown) => `${shown} ${subscriber(count)}`,
	since: (day) => `since ${day}`,
	actionsOf: (name) => `Actions: ${name}`,
	resync: 'Refresh details',
	resynced: 'Details refreshed',
	reconnect: 'Connect again',
	disconnect: 'Disconnect',
	disconnectTitle: (name) => `Disconnect “${name}”?`,
	disconnectText:
		'Scheduled publications to this channel are cancelled. What is out stays out, and the posts stay here.',
	disconnected: 'Channel disconnected',
	remove: 'Remove from the list',
	openChannel: 'Open in the network',
	pinned: 'Pinned',
	deletedAt: (when) => `Deleted on ${when}, readers do not see it`,
	editedAt: (when) => `Changed on ${when}`,
	messagesEmptyTitle: 'Quiet so far',
	messagesEmptyText: 'Publish a post to this channel and it appears here, as in a feed.',
	goneTitle: 'There is no such channel here',
	goneText: 'It may have been disconnected, or it belongs to a project that you are not in.',
	elsewhereTitle: (network) => `${network} shows what it holds`,
	elsewhereText: 'What went out from here is in the calendar and in the receipts of posts.',
	readOnly: 'Owners and editors can connect channels.',
	offline: 'Channels need the network: connect and refresh when it is back. The list is here all the same.',
	chooseNetwork: 'Which network?',
	abilities: 'What this connection can do',
	abilitiesLacking: (count, all) => `What this connection can do: ${count} of ${all} not available`,
	ability: {
		text: 'Text',
		link: 'Link card',
		photo: 'Pictures',
		video: 'Videos',
		document: 'Files and GIFs',
		poll: 'Polls',
		comment: 'First comment',
		pin: 'Pinning',
		edit: 'Changing what is out',
		remove: 'Deleting',
		find: 'Finding lost posts',
		stats: 'Statistics'
	},
	can: { yes: 'available', no: 'not available', untried: 'known after the first try' },
	untried: 'A question mark: the network does not tell before it is tried.',
	connected: (name) => `“${name}” is connected`,
	ways: 'How to connect',
	waitsForNetwork: 'No network. We go on as soon as it is back.',
	problemIn: (title, sentence) => `“${title}”: ${sentence}`,
	signInAgain: 'Sign in again',
	back: 'To the networks',
	kind: {
		channel: 'Channel',
		group: 'Group',
		supergroup: 'Group',
		community: 'Community',
		page: 'Page'
	}
};
