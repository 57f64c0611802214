import type { PostStatus } from '#sync/records/post.ts';
import { indexed, type PostIndex } from '#app/lib/data/indexes.ts';

/** The tabs of the list, and which posts each holds. */
export const filters = {
	all: null,
	draft: ['draft'],
	review: ['review'],
	scheduled: ['scheduled'],
	published: ['publishing', 'published', 'partial'],
	problems: ['partial', 'failed', 'missed']
} as const satisfies Record<string, readonly PostStatus[] | null>;

export type FilterName = keyof typeof filters;
// The cast: the keys of the object right above.
export const filterNames = Object.keys(filters) as FilterName[];

export const isFilter = (text: string | null): text is FilterName =>
	text !== null && Object.hasOwn(filters, text);

/** What RxDB is asked for. The plan is read from its next post on, everything else from what was touched last. */
export function listQuery(projectId: string, filter: FilterName, words: string, limit: number) {
	const statuses = filters[filter];
	const pattern = words.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
	const index: PostIndex = filter === 'scheduled' ? 'byTime' : statuses ? 'byStatus' : 'byTouch';
	const like = { $regex: pattern, $options: 'i' };
	return {
		selector: {
			projectId,
			...(statuses ? { status: { $in: [...statuses] } } : {}),
			...(pattern === '' ? {} : { $or: [{ title: like }, { html: like }] })
		},
		index: indexed(index),
		sort: filter === 'scheduled' ? [{ scheduledAt: 'asc' as const }] : [{ updatedAt: 'desc' as const }],
		limit
	};
}

/** The list's address for a filter and words; what is usual is left out. */
export function listAddress(filter: FilterName, words: string): string {
	const query = new URLSearchParams();
	if (filter !== 'all') query.set('status', filter);
	if (words !== '') query.set('q', words);
	return query.size > 0 ? `/posts?${query}` : '/posts';
}
