import { expect, it } from 'vitest';
import { find } from './find.ts';
import { inOtherLayout } from './layout.ts';

const all = ['Календарь Calendar', 'Настройки Settings', 'Новый пост New post', 'Очередь Queue'].map(
	(names) => ({
		names
	})
);
const first = (typed: string) => find(all, typed, 5)[0]?.names.split(' ')[0];

it('finds in both languages, whichever is spoken', () => {
	expect([first('кален'), first('calen'), first('settings'), first('настр')]).toEqual([
		'Календарь',
		'Календарь',
		'Настройки',
		'Настройки'
	]);
});

it('forgives the wrong layout', () => {
	expect(inOtherLayout('rfktylfhm')).toBe('календарь');
	expect([first('rfktylfhm'), first('сфдутвфк'), first('jxthtlm')]).toEqual([
		'Календарь',
		'Календарь',
		'Очередь'
	]);
});

it('forgives a slip, and the order of words', () => {
	expect([first('каледнарь'), first('настойки'), first('пост новый'), first('calender')]).toEqual([
		'Календарь',
		'Настройки',
		'Новый',
		'Календарь'
	]);
});

it('finds nothing where there is nothing', () => expect(find(all, 'ъъъщщщ', 5)).toEqual([]));
