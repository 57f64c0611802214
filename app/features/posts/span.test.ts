import { expect, test } from 'vitest';
import { grownTo } from './span.ts';

test('rows that are drawn and still wanted stay, and others join them below, then above', () => {
	expect(grownTo({ from: 10, to: 20 }, { from: 12, to: 30 }, 14, 5)).toEqual({ from: 12, to: 25 });
	expect(grownTo({ from: 10, to: 20 }, { from: 2, to: 22 }, 10, 5)).toEqual({ from: 7, to: 22 });
	expect(grownTo({ from: 2, to: 22 }, { from: 2, to: 22 }, 10, 5)).toEqual({ from: 2, to: 22 });
});

test('after a leap they begin at what is in sight', () => {
	expect(grownTo({ from: 0, to: 20 }, { from: 92, to: 130 }, 100, 5)).toEqual({ from: 100, to: 105 });
	expect(grownTo({ from: 100, to: 105 }, { from: 92, to: 106 }, 100, 5)).toEqual({ from: 96, to: 106 });
});

test('without a portion, what is drawn only shrinks to what is wanted', () => {
	expect(grownTo({ from: 10, to: 20 }, { from: 15, to: 40 }, 18, 0)).toEqual({ from: 15, to: 20 });
	expect(grownTo({ from: 0, to: 20 }, { from: 50, to: 90 }, 58, 0)).toEqual({ from: 58, to: 58 });
});

test('in the end all that is wanted is drawn, from wherever it began', () => {
	for (const start of [
		{ from: 0, to: 0 },
		{ from: 30, to: 41 },
		{ from: 500, to: 520 }
	]) {
		let span = start;
		for (let frame = 0; frame < 20; frame++) span = grownTo(span, { from: 25, to: 60 }, 33, 4);
		expect(span).toEqual({ from: 25, to: 60 });
	}
});
