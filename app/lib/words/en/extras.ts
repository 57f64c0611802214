import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const tag = plural('en', { one: 'hashtag', other: 'hashtags' });

export const extras: Words['extras'] = {
	groups: {
		title: 'Hashtag groups',
		text: 'In the composer a group is put into the text by one press.',
		menu: 'Hashtags',
		empty: 'No groups yet.',
		add: 'Add a group',
		edit: (name) => `Change the group “${name}”`,
		remove: (name) => `Delete the group “${name}”`,
		removed: 'The hashtag group is deleted',
		dialog: 'Hashtag group',
		name: 'Name',
		namePlaceholder: 'For instance, All about coffee',
		nameMissing: 'Name the group.',
		nameTwice: 'There is a group of this name already.',
		tags: 'Hashtags',
		tagsHint: 'Separated by spaces or commas, with or without the sign.',
		tagsMissing: 'At least one hashtag is needed: letters, digits and underscores.',
		count: (count) => `${count} ${tag(count)}`,
		setUp: 'Set up groups'
	},
	utm: {
		title: 'UTM tags',
		text: 'Links in posts are tagged by themselves when they are sent. Tags that you have set by hand stay.',
		none: 'links are not tagged',
		set: (network) => `Set up tags: ${network}`,
		dialog: (network) => `UTM tags: ${network}`,
		hint: '{{channel}} becomes the name of the channel.',
		name: {
			source: 'Source, utm_source',
			medium: 'Medium, utm_medium',
			campaign: 'Campaign, utm_campaign',
			content: 'Content, utm_content',
			term: 'Keyword, utm_term'
		},
		hosts: 'Only links to these sites',
		hostsHint: 'Separated by spaces, for instance example.com. Empty: all links.',
		hostsWrong: (names) => `Not the name of a site: ${names}`,
		example: 'A link will look like this',
		remove: 'Do not tag',
		noNetworks: 'Connect a channel, and its network appears here.'
	},
	signature: {
		menu: 'Signature of posts',
		title: (channel) => `Signature of “${channel}”`,
		text: 'Ends every post in this channel, after an empty line. A post can go without it.',
		label: 'Signature',
		placeholder: 'For instance, a name with a link to the channel',
		saved: 'The signature is saved',
		toggle: 'Signature of the channel',
		toggleHint: 'The text from the channel’s settings at the end of the post.'
	},
	utmToggle: 'UTM tags in links',
	utmToggleHint: 'By the rules in the project’s settings.'
};
