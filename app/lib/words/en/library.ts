import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const file = plural('en', { one: 'file', other: 'files' });
const post = plural('en', { one: 'post', other: 'posts' });

export const library: Words['library'] = {
	title: 'Library',
	storage: (used, count) => `${used} · ${count} ${file(count)}`,
	upload: 'Upload',
	search: 'Name, description, tag',
	kind: 'Kind of files',
	kinds: { all: 'All', image: 'Pictures', video: 'Videos', animation: 'GIFs' },
	tags: 'Tags',
	tagsHint: 'With commas between: the file is easily found by them.',
	anyTag: 'Any tags',
	onlyUnused: 'Used nowhere',
	open: (name) => `Open ${name}`,
	choose: (name) => `Choose ${name}`,
	uses: (count) => `in ${count} ${post(count)}`,
	unused: 'Nowhere yet',
	noAlt: 'no description',
	outgoing: 'uploading',
	usedIn: 'Where it is used',
	replace: 'Replace',
	replaced: (count) =>
		count > 0
			? `Replaced in ${count} ${post(count)}`
			: 'The new file is here; there was nowhere to replace it',
	removed: (count) => `Deleted ${count} ${file(count)}`,
	removeChosen: (count) => `Delete ${count} ${file(count)}`,
	emptyTitle: 'The project’s pictures and videos will be here',
	emptyText: 'Whatever you upload here or to a post can be found, described and taken again.',
	nothingFound: 'Nothing found',
	showAll: 'Show all',
	pickTitle: 'From the library',
	pick: (count) => (count > 0 ? `Add ${count} ${file(count)}` : 'Add'),
	fromLibrary: 'Take from the library'
};
