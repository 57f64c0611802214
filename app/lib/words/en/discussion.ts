import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const open = plural('en', { one: 'open discussion', other: 'open discussions' });

export const discussion: Words['discussion'] = {
	panel: 'Preview and discussion',
	preview: 'Preview',
	open: (count) => `${count} ${open(count)}`,
	title: 'Discussion',
	titleNew: 'Discussion · new',
	empty: 'Here the team talks about the post. Only the team sees it.',
	write: 'Comment',
	answer: 'Answer',
	say: 'Send',
	mention: 'Call a colleague',
	quoteHint: 'To speak of a passage, mark it in the text or in the preview.',
	speakOfIt: 'Comment on the passage',
	dropQuote: 'Not about this passage',
	textChanged: 'The text has changed since.',
	edited: 'edited',
	waiting: 'Leaves when the network is back',
	isReturn: 'Sent back for changes',
	resolve: 'Resolve',
	resolved: 'Resolved',
	reopen: 'Open again',
	removed: 'Comment deleted',
	refused: 'Not sent.',
	letGo: 'Remove',
	actionsOf: (name) => `Actions for the comment by ${name}`,
	returnTitle: 'Send back to the author',
	returnText: 'The post becomes a draft again, and its author sees your comment.',
	returnNote: 'What to change'
};
