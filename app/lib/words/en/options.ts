import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const hour = plural('en', { one: 'hour', other: 'hours' });

export const options: Words['options'] = {
	title: 'How to send',
	of: (network) => `${network}: how to send`,
	asUsual: 'as usual',
	toggle: {
		silent: { label: 'Silently', hint: 'Readers see the post, but the notification makes no sound.' },
		protect: { label: 'No forwarding', hint: 'The post can be neither forwarded nor saved.' },
		pin: { label: 'Pin', hint: 'The post stays at the top of the channel.' },
		captionAbove: {
			label: 'Text above the picture',
			hint: 'The caption stands above the picture, not below it.'
		},
		disableLinkPreview: {
			label: 'No link card',
			hint: 'The text gets no card of its first link.'
		},
		linkPreviewAbove: {
			label: 'Card above the text',
			hint: 'The card of the link comes first, the text below it.'
		},
		signed: { label: 'Signed', hint: 'The post bears the name of who published it.' },
		closeComments: { label: 'No comments', hint: 'Nobody can write anything below the post.' },
		markAsAds: { label: 'This is an advertisement', hint: 'The network marks the post as one.' },
		carousel: { label: 'Pictures as a carousel', hint: 'They are leafed through sideways, one by one.' }
	},
	pinFor: 'Pin it for',
	pinForEver: 'Until another is pinned',
	hours: (count) => `${count} ${hour(count)}`,
	previewSize: 'Picture in the card',
	previewSizes: { auto: 'As the network decides', small: 'Small', large: 'Large' },
	topic: (channel) => `Topic in the group “${channel}”`,
	topicHint: 'The topic’s number from its link: the last number of the address. Empty is the general topic.',
	topicWrong: 'A topic’s number is needed, a whole number.',
	address: {
		link: { label: 'Address for the card', hint: 'If the card is not to be of the first link in the text.' },
		copyright: { label: 'Source', hint: 'The address that the text was taken from.' }
	},
	addressWrong: 'An address like https://… is needed',
	firstComment: 'First comment',
	firstCommentHint: 'Appears below the post as soon as it is out.',
	buttons: {
		title: 'Buttons below the post',
		hint: 'Each opens a link.',
		add: 'Add a button',
		addBeside: (row) => `Add a button to row ${row}`,
		edit: (text) => `Button “${text}”`,
		dialog: 'Button',
		text: 'Words',
		textMissing: 'A button needs words.',
		url: 'Link',
		earlier: 'Earlier',
		later: 'Later',
		remove: 'Remove the button'
	}
};
