import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const post = plural('en', { one: 'post', other: 'posts' });

const copy = plural('en', { one: 'copy', other: 'copies' });
const dayWord = plural('en', { one: 'day', other: 'days' });
const hourWord = plural('en', { one: 'hour', other: 'hours' });
const hours = (minutes: number) => `${(minutes / 60).toLocaleString('en')} ${hourWord(minutes / 60)}`;

export const calendar: Words['calendar'] = {
	title: 'Calendar',
	view: 'View',
	month: 'Month',
	week: 'Week',
	day: 'Day',
	list: 'List',
	today: 'Today',
	previous: {
		month: 'Previous month',
		week: 'Previous week',
		day: 'Previous day',
		list: 'Previous month'
	},
	next: { month: 'Next month', week: 'Next week', day: 'Next day', list: 'Next month' },
	newPost: 'New post',
	newPostOn: (day) => `New post: ${day}`,
	zone: (zone) => `Time of the project: ${zone}`,
	grid: (title) => `Posts: ${title}`,
	more: (count) => `${count} more`,
	dayLabel: (day, count) => (count > 0 ? `${day}, ${count} ${post(count)}` : day),
	moveTo: 'Move to…',
	nothingYet: 'nothing yet',
	emptyDay: 'Nothing is planned for this day',
	cannotPast: 'It cannot be moved into the past.',
	moved: (when) => `Moved to ${when}`,
	until: (time) => `out everywhere by ${time}`,
	full: (time) => `That minute holds more than the network takes at once: it is out everywhere by ${time}.`,
	fullDay: (channel, count) =>
		`${channel}: the network takes ${count} posts a day, and there are as many around that time. This one will probably be refused.`,
	clockChange: 'Clocks change that day',
	clocksForward: (day, from, to) =>
		`${day}: at ${from} clocks go forward, straight to ${to}. The time between them does not exist that day: a post that is planned for it goes out as much later.`,
	clocksBack: (day, from, to) =>
		`${day}: at ${from} clocks go back to ${to}. That hour comes twice: a post that is planned for it goes out the first time.`,
	apart: (minutes) => (minutes > 0 ? `${hours(minutes)} ahead of you` : `${hours(-minutes)} behind you`),
	overfull: (channel, count) =>
		`${channel}: that day holds more than the ${count} posts that the network takes in a day. The rest will probably be refused.`,
	emptyList: 'Nothing this month',
	emptyListText: 'Posts that have a time stand here, day by day. Drafts without one lie in the tray.',
	placedAsDraft: (when) => `Still a draft: ${when}. It has to be finished before it can go out.`,
	finish: 'Finish it',
	putBack: 'A draft without a time again',
	picked: 'selected',
	pick: (name) => `Select: ${name}`,
	pickOne: 'Select',
	unpickOne: 'Deselect',
	filter: {
		title: 'What to show',
		channels: 'Channels',
		statuses: 'Status',
		labels: 'Labels',
		reset: 'Reset'
	},
	tray: {
		title: 'Drafts',
		close: 'Put the tray away',
		drop: 'Drop it here to take it off the plan',
		empty: 'Drafts without a time wait here. Drag one to a day, and it is scheduled.',
		all: 'All drafts'
	},
	bulk: {
		title: 'Actions with what is selected',
		picked: (count) => `${count} selected`,
		move: 'Move',
		label: 'Labels',
		duplicate: 'Duplicate',
		clear: 'Clear the selection',
		moveTitle: (count) => `Move ${count} ${post(count)}`,
		moveText: (day) => `All go by as many days, and each keeps its hour. The first is on ${day}.`,
		byDays: (days) => (days < 0 ? `${-days} ${dayWord(-days)} earlier` : `${days} ${dayWord(days)} later`),
		firstOn: 'The first goes out on',
		moveVerb: 'Move',
		labelTitle: (count) => `Labels: ${count} ${post(count)}`,
		have: (count, of) => `${count} of ${of} have it`,
		done: {
			moved: (count) => `${count} ${post(count)} moved.`,
			duplicated: (count) => `${count} ${copy(count)} among the drafts.`,
			labelled: (count) => `Label given to ${count} ${post(count)}.`,
			unlabelled: (count) => `Label taken from ${count} ${post(count)}.`,
			deleted: (count) => `${count} ${post(count)} deleted.`
		},
		leftOut: (count) => `Left as they were: ${count}.`,
		nothing: {
			moved: 'None of them can be moved: they are out already, or the time would be in the past.',
			duplicated: 'There is nothing to copy.',
			labelled: 'They have that label already.',
			unlabelled: 'They do not have that label.',
			deleted: 'What is out is deleted one by one, on its own page.'
		}
	}
};
