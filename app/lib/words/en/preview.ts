import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const message = plural('en', { one: 'message', other: 'messages' });

export const preview: Words['preview'] = {
	title: 'How it will look',
	empty: 'The post appears here once you start writing.',
	time: 'now',
	pin: 'The post will be pinned.',
	pinHours: (hours) => `The post will be pinned for ${hours} h.`,
	several: (count) => `It goes out as ${count} ${message(count)} in a row.`,
	messageOf: (number, count) => `Message ${number} of ${count}`,
	why: {
		text_split: 'The text has no room in one and is split.',
		text_after: 'The caption is too long, the text follows the files.',
		files_over: 'There are more files than one message takes.',
		kinds_apart: 'These kinds of files are not shown together.',
		poll_apart: 'A poll always goes by itself.'
	},
	edited: 'edited',
	theme: 'Theme of the preview',
	themes: { system: 'As the app', light: 'By day', dark: 'By night' },
	more: 'Show more',
	reveal: 'Show what is hidden',
	card: 'The network takes title and picture from the page',
	ad: 'advertisement',
	source: 'Source:',
	buttons: 'Buttons below the message'
};
