import { expect, it } from 'vitest';
import { postStatuses } from '#sync/records/post.ts';
import { filters, isFilter, listAddress, listQuery } from './filters.ts';

it('has a tab for every status', () => {
	const held = new Set<string>(Object.values(filters).flatMap((statuses) => statuses ?? []));
	expect(postStatuses.filter((status) => !held.has(status))).toEqual([]);
});

it('keeps the chosen tab and the words in the address', () => {
	expect(listAddress('all', '')).toBe('/posts');
	expect(listAddress('draft', 'кофе & чай')).toBe(
		'/posts?status=draft&q=%D0%BA%D0%BE%D1%84%D0%B5+%26+%D1%87%D0%B0%D0%B9'
	);
	expect([isFilter('draft'), isFilter('toString'), isFilter(null)]).toEqual([true, false, false]);
});

it('takes what is searched for as words, never as a pattern', () => {
	const { selector } = listQuery({ projectId: 'p', filter: 'all', words: ' 2+2 (?) ' }, { limit: 10 });
	expect(selector.$or?.[0]).toEqual({ title: { $regex: String.raw`2\+2 \(\?\)`, $options: 'i' } });
	expect(
		listQuery({ projectId: 'p', filter: 'all', words: '  ' }, { limit: 10 }).selector.$or
	).toBeUndefined();
});
