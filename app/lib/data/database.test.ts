import { fillWithDefaultSettings, normalizeMangoQuery, prepareQuery, type MangoQuery } from 'rxdb';
import { expect, it } from 'vitest';
import type { Post } from '#sync/records/post.ts';
import { rangeQuery } from '../../features/calendar/entries.ts';
import { listQuery } from '../../features/posts/filters.ts';
import { deviceSchema } from './database.ts';
import { ofProjects } from './revoked.ts';

/** By which index RxDB would answer; it asks for documents that are not deleted, as RxDB does by itself. */
function indexFor({ selector, ...query }: MangoQuery<Post>): string[] {
	// The device's schema is made from the record of posts.
	const schema = fillWithDefaultSettings(deviceSchema('posts') as never) as never;
	const asked = { ...query, selector: { ...selector, _deleted: { $eq: false } } };
	return prepareQuery<Post>(schema, normalizeMangoQuery<Post>(schema, asked)).queryPlan.index;
}

it('reads the calendar by time, and nothing that may hold a draft without one', () => {
	expect(indexFor(rangeQuery('p', ['2026-11-23'], 'Europe/Moscow'))).toContain('scheduledAt');
	expect(indexFor(listQuery({ projectId: 'p', filter: 'all', words: '' }, { limit: 20 }))).not.toContain(
		'scheduledAt'
	);
	expect(
		indexFor(listQuery({ projectId: 'p', filter: 'draft', words: 'слово' }, { limit: 20 }))
	).not.toContain('scheduledAt');
	expect(indexFor(ofProjects('posts', ['p', 'q']))).not.toContain('scheduledAt');
});
