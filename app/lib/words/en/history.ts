import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const file = plural('en', { one: 'file', other: 'files' });

export const history: Words['history'] = {
	title: 'History of the post',
	link: 'History',
	toPost: 'To the post',
	field: {
		title: 'Title',
		html: 'Text',
		poll: 'Poll',
		media: 'Files',
		plan: 'Time and channels'
	},
	kind: {
		edit: 'Edit',
		conflict: 'Did not go in',
		late: 'Came too late',
		restored: 'Brought back'
	},
	standing: 'Now',
	somebodyGone: 'Deleted member',
	conflictText: 'Somebody else changed the same thing at that time, and their words stayed in the post.',
	lateText: 'This edit came when the post had gone out. It is kept as a draft of its own.',
	added: 'added',
	gone: 'removed',
	empty: 'Empty',
	onlyLook: 'The words are the same, their look has changed.',
	nothingChanged: 'Nothing in it has changed.',
	pictures: (count) => (count === 0 ? 'No files' : `${count} ${file(count)}`),
	noTime: 'No time',
	noChannels: 'No channels',
	older: 'Show earlier ones',
	onlyOne: 'There are no other versions: nobody has changed the post.',
	restore: 'Bring this version back',
	restoreTitle: 'Bring this version back?',
	restoreText: (name, when) =>
		`${name}, ${when}. Text, title, files and labels come back; time and channels stay as they are now. The present version is not lost: it stays in the history.`,
	restored: 'The version is back',
	isOut: 'The post has gone out, so no earlier version can be brought back.',
	offlineTitle: 'The history opens when the network is back',
	offlineText: 'Earlier versions are kept on the server. The post itself is here, to read and to change.',
	offlineNote:
		'No network: the list may be out of date, and a version can be brought back once there is one.',
	notSentYet: 'The last changes of this device have not left yet, so they are not in the history.',
	clashTitle: 'The post was changed in two places',
	clashText: 'Your words are not lost. Choose what stays in the post; the other is kept in the history.',
	clashGone: 'The post was deleted; these were your words',
	writtenHere: (when) => `Parted ${when}`,
	mine: 'Yours',
	theirs: 'In the post now',
	takeMine: 'Take mine',
	keepTheirs: 'Keep as it is',
	tookMine: 'Yours is in the post',
	keptTheirs: 'Kept as it is'
};
