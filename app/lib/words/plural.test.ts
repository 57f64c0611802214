import { expect, test } from 'vitest';
import { plural } from './plural.ts';

test('a Russian noun agrees with its number, fractions included', () => {
	const posts = plural('ru', { one: 'пост', few: 'поста', many: 'постов', other: 'поста' });
	expect([1, 2, 5, 11, 21, 22, 112, 0, 1.5].map((count) => posts(count))).toEqual([
		'пост',
		'поста',
		'постов',
		'постов',
		'пост',
		'поста',
		'постов',
		'постов',
		'поста'
	]);
});

test('an English noun agrees with its number', () => {
	const posts = plural('en', { one: 'post', other: 'posts' });
	expect([1, 2, 0].map((count) => posts(count))).toEqual(['post', 'posts', 'posts']);
});
