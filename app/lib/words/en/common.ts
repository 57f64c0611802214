import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const post = plural('en', { one: 'post', other: 'posts' });
const change = plural('en', { one: 'change', other: 'changes' });

export const common: Words['common'] = {
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
	you: 'you',
	now: 'now',
	codeForSupport: (code: string) => `Code for support: ${code}.`,
	posts: (count) => `${count} ${post(count)}`,
	changesWaiting: (count) => `${count} ${change(count)} waiting`
};
