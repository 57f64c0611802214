import type { Words } from '../ru.ts';

export const palette: Words['palette'] = {
	title: 'Search and commands',
	placeholder: 'A post, a channel, a screen or an action…',
	actions: 'Actions',
	screens: 'Screens',
	keys: 'Keys',
	syncNow: 'Sync now',
	toProject: (name) => `Project: ${name}`,
	or: 'or',
	click: 'click',
	groups: {
		everywhere: 'Everywhere',
		calendar: 'In the calendar',
		post: 'On a post in the calendar',
		selection: 'Several posts',
		composer: 'In the editor'
	},
	does: {
		palette: 'Search and commands',
		compose: 'New post',
		help: 'This list',
		close: 'Close',
		today: 'Today',
		write: 'New post on the open day',
		page: 'Turn the page',
		views: 'Month, week, day, list',
		tray: 'Tray of drafts',
		move: 'Pick a time',
		byDay: 'A day earlier, later',
		byWeek: 'By a week, or a quarter of an hour',
		menu: 'Menu of the post',
		remove: 'Delete',
		pick: 'Select or deselect',
		range: 'Everything up to this one',
		all: 'Everything in sight',
		clear: 'Clear the selection',
		send: 'Publish or schedule',
		format: 'Bold, italic, underlined',
		undo: 'Undo'
	}
};
