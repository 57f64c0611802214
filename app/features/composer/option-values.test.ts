import { expect, it } from 'vitest';
import { targetOptions } from '#sync/records/post.ts';
import { completedAddress, isWebAddress, topicOf } from './option-values.ts';

it('keeps only addresses that the record takes', () => {
	for (const typed of [
		'example.com',
		'example.com/a?b=c',
		'https://кофе.рф/меню',
		'http://a.ru:8080',
		' a.ru '
	]) {
		const link = completedAddress(typed);
		expect([typed, isWebAddress(link)]).toEqual([typed, true]);
		expect([typed, targetOptions.safeParse({ link }).success]).toEqual([typed, true]);
	}
	for (const typed of [
		'кофе',
		'javascript:alert(1)',
		'mailto:a@b.ru',
		'https://',
		'a b.ru',
		`a.ru/${'x'.repeat(2048)}`
	]) {
		expect([typed, isWebAddress(completedAddress(typed))]).toEqual([typed, false]);
	}
});

it('knows a topic by its number and by its link', () => {
	expect(
		['42', 'https://example.com/coffee/42', 'https://example.com/c/123/42/', 'сорок', '0', ''].map(topicOf)
	).toEqual([...[42, 42, 42, null, null, null]]);
});
