import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const post = plural('en', { one: 'post', other: 'posts' });

export const calendar: Words['calendar'] = {
	title: 'Calendar',
	view: 'View',
	month: 'Month',
	week: 'Week',
	today: 'Today',
	previous: { month: 'Previous month', week: 'Previous week' },
	next: { month: 'Next month', week: 'Next week' },
	newPost: 'New post',
	newPostOn: (day) => `New post: ${day}`,
	zone: (zone) => `Time of the project: ${zone}`,
	grid: (title) => `Posts: ${title}`,
	more: (count) => `${count} more`,
	dayLabel: (day, count) => (count > 0 ? `${day}, ${count} ${post(count)}` : day),
	moveTo: 'Move to…',
	emptyDay: 'Nothing is planned for this day',
	cannotPast: 'It cannot be moved into the past.',
	moved: (when) => `Moved to ${when}`,
	until: (time) => `out everywhere by ${time}`,
	full: (time) => `That minute holds more than the network takes at once: it is out everywhere by ${time}.`,
	fullDay: (channel, count) =>
		`${channel}: the network takes ${count} posts a day, and there are as many around that time. This one will probably be refused.`,
	clockChange: 'Clocks change that day',
	keys: 'T today, N new post, ← → page, 1 month, 2 week'
};
