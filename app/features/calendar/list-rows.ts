import type { Entry } from './entries.ts';

/** A line of the calendar's list: a day's head, or a post of it. */
export type ListRow =
	{ is: 'day'; id: string; day: string; count: number } | { is: 'post'; id: string; entry: Entry };

/** Each day that has posts, then its posts; today has its head also where there are none. */
export const listRows = (days: string[], entries: ReadonlyMap<string, Entry[]>, today: string): ListRow[] =>
	days.flatMap((day): ListRow[] => {
		const posts = entries.get(day) ?? [];
		if (posts.length === 0 && day !== today) return [];
		return [
			{ is: 'day', id: day, day, count: posts.length },
			...posts.map((entry): ListRow => ({ is: 'post', id: entry.post.id, entry }))
		];
	});
