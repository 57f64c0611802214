import { expect, it } from 'vitest';
import { put, swapped, takeOut, type Rows } from './buttons.ts';

const button = (text: string) => ({ text, url: `https://${text}.ru` });
const rows: Rows = [[button('a'), button('b')], [button('c')]];
const words = (all: Rows) => all.map((row) => row.map(({ text }) => text).join(' '));

it('puts a button into its place, beside others or in a row of its own', () => {
	expect(words(put(rows, { row: 0, at: 1 }, button('x')))).toEqual(['a x', 'c']);
	expect(words(put(rows, { row: 0, at: 2 }, button('x')))).toEqual(['a b x', 'c']);
	expect(words(put(rows, { row: 2, at: 0 }, button('x')))).toEqual(['a b', 'c', 'x']);
});

it('takes one out, and its row with the last', () => {
	expect(words(takeOut(rows, { row: 0, at: 0 }))).toEqual(['b', 'c']);
	expect(words(takeOut(rows, { row: 1, at: 0 }))).toEqual(['a b']);
});

it('lets neighbours change places, across rows too, and stops at the ends', () => {
	expect(words(swapped(rows, { row: 0, at: 1 }, 1).rows)).toEqual(['a c', 'b']);
	expect(swapped(rows, { row: 0, at: 1 }, 1).place).toEqual({ row: 1, at: 0 });
	expect(swapped(rows, { row: 0, at: 0 }, -1).rows).toBe(rows);
	expect(swapped(rows, { row: 1, at: 0 }, 1).rows).toBe(rows);
});
