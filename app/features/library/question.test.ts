import { expect, it } from 'vitest';
import { answers, inRows, libraryAddress, questionIn, tagsOf } from './question.ts';

const file = (id: string, part: object = {}) => ({
	id,
	name: `${id}.png`,
	alt: '',
	tags: [] as string[],
	kind: 'image' as const,
	...part
});
const cup = file('cup', { alt: 'Чашка на подоконнике', tags: ['кофе', 'утро'] });
const film = file('film', { kind: 'video' as const, tags: ['кофе'] });
const other = file('other');
const all = [cup, film, other];
const anything = { words: '', kind: 'all' as const, tag: null, isUnused: false };

it('finds by name, description, tag and kind, and what no post shows', () => {
	const ids = (part: object) =>
		answers(all, { ...anything, ...part }, new Map([['cup', 1]])).map(({ id }) => id);
	expect(ids({})).toEqual(['cup', 'film', 'other']);
	expect(ids({ words: 'ЧАШКА утро' })).toEqual(['cup']);
	expect(ids({ kind: 'video' })).toEqual(['film']);
	expect(ids({ tag: 'кофе' })).toEqual(['cup', 'film']);
	expect(ids({ isUnused: true })).toEqual(['film', 'other']);
});

it('keeps the question in the address', () => {
	const question = { words: 'чашка & блюдце', kind: 'image' as const, tag: 'утро', isUnused: true };
	expect(questionIn(new URL(libraryAddress(question), 'https://x').searchParams)).toEqual(question);
	expect(libraryAddress(anything)).toBe('/library');
});

it('counts tags, and stands in rows', () => {
	expect(tagsOf(all)).toEqual([
		{ tag: 'кофе', count: 2 },
		{ tag: 'утро', count: 1 }
	]);
	expect(inRows(all, 2).map((row) => row.items.length)).toEqual([2, 1]);
});
