import { expect, test } from 'vitest';
import { isAll, nextRows, seated } from './rows.ts';

const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

test('rows that are drawn and still wanted stay, and others join them below, then above', () => {
	expect(nextRows(rows(10, 20), { from: 10, to: 30 }, 14, 5)).toEqual(rows(10, 25));
	expect(nextRows(rows(10, 20), { from: 2, to: 22 }, 10, 5)).toEqual(rows(7, 22));
	expect(nextRows(rows(2, 22), { from: 2, to: 22 }, 10, 5)).toEqual(rows(2, 22));
});

test('after a leap they begin at what is in sight, and what is left behind goes as quickly as they come', () => {
	const leapt = nextRows(rows(0, 20), { from: 92, to: 130 }, 100, 5);
	expect(leapt).toEqual([...rows(5, 20), ...rows(100, 105)]);
	expect(nextRows(leapt, { from: 92, to: 130 }, 100, 5)).toEqual([...rows(10, 20), ...rows(100, 110)]);
	expect(nextRows(rows(100, 105), { from: 92, to: 106 }, 100, 5)).toEqual([...rows(96, 106)]);
});

test('there are never more than the most, also while some are still to go', () => {
	const leapt = nextRows(rows(0, 30), { from: 100, to: 130 }, 108, 12, 32);
	expect(leapt).toEqual([...rows(12, 30), ...rows(108, 120)]);
	expect(nextRows(rows(0, 30), { from: 100, to: 130 }, 108, 4, 32)).toHaveLength(30);
});

test('in the end just what is wanted is drawn, from wherever it began', () => {
	const wanted = { from: 25, to: 60 };
	for (const start of [[], rows(30, 41), rows(500, 520), [...rows(0, 9), ...rows(55, 80)]]) {
		let drawn = start;
		expect(isAll(drawn, wanted)).toBe(false);
		for (let frame = 0; frame < 20; frame++) drawn = nextRows(drawn, wanted, 33, 4, 36);
		expect(drawn).toEqual(rows(25, 60));
		expect(isAll(drawn, wanted)).toBe(true);
	}
});

test('who stays keeps the seat, wherever it stands, and who comes takes one that was left', () => {
	const first = seated(new Map(), ['a', 'b', 'c']);
	expect([...first]).toEqual([
		['a', 0],
		['b', 1],
		['c', 2]
	]);
	const scrolled = seated(first, ['c', 'd', 'e', 'f']);
	expect([...scrolled]).toEqual([
		['c', 2],
		['d', 0],
		['e', 1],
		['f', 3]
	]);
	expect([...seated(scrolled, ['f', 'c'])]).toEqual([
		['f', 3],
		['c', 2]
	]);
});
