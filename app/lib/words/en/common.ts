import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const post = plural('en', { one: 'post', other: 'posts' });
const change = plural('en', { one: 'change', other: 'changes' });
const symbol = plural('en', { one: 'character', other: 'characters' });

export const common: Words['common'] = {
	product: 'Twexel',
	close: 'Close',
	cancel: 'Cancel',
	save: 'Save',
	saved: 'Saved',
	delete: 'Delete',
	remove: 'Remove',
	edit: 'Edit',
	add: 'Add',
	back: 'Back',
	next: 'Continue',
	done: 'Done',
	undo: 'Undo',
	retry: 'Try again',
	more: 'More',
	search: 'Search',
	nothingFound: 'Nothing found',
	copy: 'Copy',
	copied: 'Copied',
	open: 'Open',
	loading: 'Loading',
	optional: 'optional',
	you: 'you',
	now: 'now',
	posts: (count) => `${count} ${post(count)}`,
	changesWaiting: (count) => `${count} ${change(count)} waiting`,
	symbols: (count) => `${count} ${symbol(count)}`
};
