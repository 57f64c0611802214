import { expect, it } from 'vitest';
import { written } from '#tests/kit/samples.ts';
import { Selection } from './selection.svelte.ts';

const posts = ['a', 'b', 'c', 'd'].map((id) => written({ id }));
const picked = (selection: Selection) => selection.posts.map(({ id }) => id).join('');

it('picks one after the other, a whole range, everything, and lets go', () => {
	const selection = new Selection(() => posts);
	selection.toggle('d');
	selection.toggle('b');
	expect(picked(selection)).toBe('bd');
	selection.extendTo('d');
	expect(picked(selection)).toBe('bcd');
	selection.toggle('c');
	expect(picked(selection)).toBe('bd');
	selection.all();
	expect(picked(selection)).toBe('abcd');
	selection.clear();
	expect(picked(selection)).toBe('');
});

it('is never about a post that is out of sight', () => {
	let inSight = posts;
	const selection = new Selection(() => inSight);
	selection.all();
	inSight = posts.slice(1, 2);
	expect(picked(selection)).toBe('b');
});
