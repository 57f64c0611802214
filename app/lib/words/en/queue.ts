import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const post = plural('en', { one: 'post', other: 'posts' });
const slot = plural('en', { one: 'place', other: 'places' });

export const queue: Words['queue'] = {
	title: 'Queue',
	count: (count) => `${count} ${post(count)}`,
	emptyTitle: 'The queue is empty',
	emptyText: 'Queued posts go out by themselves at the hours that you set. Add one with “Add to queue”.',
	noSlotsTitle: 'When shall posts go out?',
	noSlotsText: 'Set the hours of a week, and queued posts go out at them by themselves, one after another.',
	setUp: 'Set up the queue',
	settings: 'Hours of the queue',
	addFor: (when) => `Add to queue · ${when}`,
	queued: (when) => `Queued for ${when}`,
	movedOn: (when) => `That place in the queue was taken, the post moved to ${when}`,
	pause: 'Pause',
	resume: 'Resume',
	paused: 'The queue is paused',
	pausedText:
		'Nothing that is queued goes out. Posts whose time comes move on to the next places by themselves. Posts with a time of their own go out as usual.',
	pausedSaid: 'The queue is paused',
	resumedSaid: 'The queue goes on',
	list: 'Queued posts',
	handle: (name) => `Move: ${name}. Arrows up and down`,
	moveUp: 'Up',
	moveDown: 'Down',
	nowAt: (name, place, count) => `${name}: ${place} of ${count}`,
	nextFree: (when) => `Next free place: ${when}`,
	writeThere: 'Write a post',
	freeAt: (time, category) => `Free place of the queue, ${time}${category && `, ${category}`}`,
	free: 'free',
	overdue: 'waiting',
	weekTitle: 'Hours of the week',
	weekText: (zone) => `By the project’s time: ${zone}. Mark the days on which a post goes out at that hour.`,
	slots: (count) => `${count} ${slot(count)} a week`,
	noTimes: 'No hour yet.',
	cell: (weekday, time, state) => `${weekday}, ${time}: ${state}`,
	off: 'none',
	common: 'for all posts',
	newTime: 'Hour',
	addTime: 'Add hour',
	suggest: 'Every day at 10:00, 14:00 and 19:00',
	removeTime: (time) => `Remove ${time}`,
	timeThere: 'That hour is there already.',
	wrongTime: 'Give an hour, such as 09:30.',
	tooMany: 'A week cannot have more than 200 places.',
	brush: 'What to mark',
	brushHint:
		'Only posts with that label take a place of a category, and posts with that label take only such places.',
	newCategory: 'New category',
	addCategory: 'Add category',
	save: 'Save the hours',
	unsaved: 'Posts whose hours go away move on to the next places.',
	readOnly: 'Owners and editors set up the queue.',
	pauseTitle: 'Pause'
};
