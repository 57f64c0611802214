import type { Post, PostStatus } from '#sync/records/post.ts';
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

export interface Question {
	projectId: string;
	filter: FilterName;
	words: string;
}

/** What of a list is asked for, by what it is sorted by. */
export interface Part {
	/** Without it, from the list's beginning. */
	after?: string | undefined;
	/** Up to this one and with it. Without it, no more than `limit`. */
	until?: string | undefined;
	limit: number;
}

/** What a list is sorted by: the plan from its next post on, everything else from what was touched last. */
export const edgeOf = (post: Post, filter: FilterName): string =>
	filter === 'scheduled' ? (post.scheduledAt ?? '') : post.updatedAt;

/** What RxDB is asked for. */
export function listQuery({ projectId, filter, words }: Question, { after, until, limit }: Part) {
	const statuses = filters[filter];
	const pattern = words.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
	const isPlan = filter === 'scheduled';
	const index: PostIndex = isPlan ? 'byTime' : statuses ? 'byStatus' : 'byTouch';
	const like = { $regex: pattern, $options: 'i' };
	const range = {
		...(after === undefined ? {} : { [isPlan ? '$gt' : '$lt']: after }),
		...(until === undefined ? {} : { [isPlan ? '$lte' : '$gte']: until })
	};
	return {
		selector: {
			projectId,
			...(Object.keys(range).length > 0 ? { [isPlan ? 'scheduledAt' : 'updatedAt']: range } : {}),
			...(statuses ? { status: { $in: [...statuses] } } : {}),
			...(pattern === '' ? {} : { $or: [{ title: like }, { html: like }] })
		},
		index: indexed(index),
		sort: isPlan ? [{ scheduledAt: 'asc' as const }] : [{ updatedAt: 'desc' as const }],
		...(until === undefined ? { limit } : {})
	};
}

/** The list's address for a filter and words; what is usual is left out. */
export function listAddress(filter: FilterName, words: string): string {
	const query = new URLSearchParams();
	if (filter !== 'all') query.set('status', filter);
	if (words !== '') query.set('q', words);
	return query.size > 0 ? `/posts?${query}` : '/posts';
}
