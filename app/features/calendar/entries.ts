import type { Post, PostStatus } from '#sync/records/post.ts';
import { clockOf, clockTime, daySpan, timeOf } from '#sync/time/zone.ts';
import { indexed } from '#app/lib/data/indexes.ts';

/** A post on its day, at its local time. */
export interface Entry {
	post: Post;
	/** 14:30 */
	time: string;
	/** From the day's midnight by the clock. */
	minutes: number;
	/** When it will be out everywhere, by the clock, where its minute has no room for it; null where it has. */
	until: string | null;
}

/** What the database is asked for: the visible days alone, from the first's midnight to the last's end. */
export const rangeQuery = (projectId: string, days: string[], zone: string) => ({
	selector: {
		projectId,
		scheduledAt: {
			$gte: daySpan(days[0] ?? '', zone)[0],
			$lt: daySpan(days.at(-1) ?? '', zone)[1]
		}
	},
	sort: [{ scheduledAt: 'asc' as const }],
	index: indexed('byTime')
});

/** The posts of each day, soonest first. */
export function byDay(
	posts: Post[],
	zone: string,
	ends: ReadonlyMap<string, string> = new Map()
): Map<string, Entry[]> {
	const days = new Map<string, Entry[]>();
	for (const post of posts) {
		if (post.scheduledAt === null) continue;
		const { day, time, minutes } = clockOf(post.scheduledAt, zone);
		const end = ends.get(post.id);
		const entry = { post, time, minutes, until: end === undefined ? null : timeOf(end, zone) };
		const known = days.get(day);
		if (known) known.push(entry);
		else days.set(day, [entry]);
	}
	return days;
}

/**
 * Those that wait in the tray of drafts, and the drafts that have a time already: no index holds what has none. What was written last comes
 * first.
 */
export const draftsQuery = (projectId: string) => ({
	selector: { projectId, status: { $in: ['draft', 'review'] as PostStatus[] } },
	sort: [{ updatedAt: 'desc' as const }],
	index: indexed('byStatus')
});

/** The local time at a height of a day's column, on the quarter of an hour. */
export function timeAt(share: number, step = 15): string {
	const minutes = Math.min(Math.max(Math.round((share * 24 * 60) / step) * step, 0), 24 * 60 - step);
	return clockTime(minutes);
}
