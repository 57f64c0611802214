import type { Post, PostStatus } from '#sync/records/post.ts';
import { filterNames, filters, type FilterName } from '../posts/filters.ts';
import type { View } from './grid.ts';

/** Groups of statuses that the calendar can be narrowed to: those of the list's tabs. */
export type StatusGroup = Exclude<FilterName, 'all'>;
export const statusGroups = filterNames.filter((name): name is StatusGroup => name !== 'all');

/** What the calendar is narrowed to; an empty list narrows nothing. */
export interface Filter {
	channels: readonly string[];
	statuses: readonly StatusGroup[];
	labels: readonly string[];
}

export const noFilter: Filter = { channels: [], statuses: [], labels: [] };

export const isNarrow = ({ channels, statuses, labels }: Filter): boolean =>
	channels.length + statuses.length + labels.length > 0;

/** The calendar's address for a view, a day and a filter. */
export function calendarAddress(view: View, day: string, filter: Filter = noFilter): string {
	// A month writes dozens of these, most of them without a filter.
	if (!isNarrow(filter)) return `/calendar?view=${view}&date=${day}`;
	const query = new URLSearchParams({ view, date: day });
	for (const id of filter.channels) query.append('channel', id);
	for (const name of filter.statuses) query.append('status', name);
	for (const label of filter.labels) query.append('label', label);
	return `/calendar?${query}`;
}

/** The filter that stands in an address; words that are none of ours are left out. */
export const filterIn = (query: Pick<URLSearchParams, 'getAll'>): Filter => ({
	channels: [...new Set(query.getAll('channel'))],
	statuses: statusGroups.filter((name) => query.getAll('status').includes(name)),
	labels: [...new Set(query.getAll('label'))]
});

/** Whether a post passes: it has one of the channels, one of the statuses and one of the labels that are asked for. */
export function passes(
	{ targets, status, labels }: Pick<Post, 'targets' | 'status' | 'labels'>,
	filter: Filter
) {
	const { channels, statuses, labels: wanted } = filter;
	const isOf = (name: StatusGroup) => (filters[name] as readonly PostStatus[]).includes(status);
	return (
		(channels.length === 0 || targets.some(({ accountId }) => channels.includes(accountId))) &&
		(statuses.length === 0 || statuses.some(isOf)) &&
		(wanted.length === 0 || labels.some((label) => wanted.includes(label)))
	);
}
