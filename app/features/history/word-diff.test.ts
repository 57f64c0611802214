import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortened, wordDiff, type Piece } from './word-diff.ts';

const without = (pieces: Piece[], kind: Piece['is']) =>
	pieces
		.filter((piece) => piece.is !== kind)
		.map((piece) => piece.text)
		.join('');

it('shows a changed word among those that stayed', () => {
	expect(wordDiff('Завтра варим эфиопию', 'Завтра варим кению')).toEqual([
		{ is: 'same', text: 'Завтра варим ' },
		{ is: 'gone', text: 'эфиопию' },
		{ is: 'new', text: 'кению' }
	]);
});

it('leaves a paragraph alone in which nothing changed', () => {
	expect(wordDiff('Раз\n\nДва три\n\nЧетыре', 'Раз\n\nДва пять\n\nЧетыре')).toEqual([
		{ is: 'same', text: 'Раз\n\nДва ' },
		{ is: 'gone', text: 'три\n' },
		{ is: 'new', text: 'пять\n' },
		{ is: 'same', text: '\nЧетыре' }
	]);
});

it('has every letter of both, whatever they say', () => {
	const anyText = fc
		.array(fc.constantFrom('да', 'нет', 'и', ' ', '  ', '\n', '!', '👍'), { maxLength: 30 })
		.map((words) => words.join(''));
	fc.assert(
		fc.property(anyText, anyText, (before, after) => {
			const pieces = wordDiff(before, after);
			expect(without(pieces, 'gone')).toBe(after);
			expect(without(pieces, 'new')).toBe(before);
			expect(wordDiff(before, before).every((piece) => piece.is === 'same')).toBe(true);
			expect(pieces.every((piece, at) => piece.text !== '' && piece.is !== pieces[at - 1]?.is)).toBe(true);
		}),
		{ numRuns: 2000 }
	);
});

it('takes two texts of one word ten thousand times for two texts', () => {
	expect(wordDiff('и '.repeat(10_000), 'и '.repeat(9000))).toHaveLength(2);
});

it('cuts down what did not change, and only around what did', () => {
	const long = 'слово '.repeat(100);
	const pieces = wordDiff(`${long}раз ${long}`, `${long}два ${long}`);
	const [before, changed, after] = shortened(pieces, 9).filter((piece) => piece.is !== 'new');
	expect(before?.text).toBe('…слово слово ');
	expect(changed).toEqual({ is: 'gone', text: 'раз ' });
	expect(after?.text).toBe('слово слово…');
	expect(shortened(wordDiff('а слово слово б', 'в слово слово г'), 9)).toEqual(
		wordDiff('а слово слово б', 'в слово слово г')
	);
	expect(shortened(wordDiff(long, long))).toEqual([{ is: 'same', text: long }]);
});
