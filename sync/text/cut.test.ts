import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePoints, cut } from './cut.ts';
import { fromHtml } from './from-html.ts';
import { plainText } from './measure.ts';
import { toHtml } from './to-html.ts';
import { trimmed } from './trim.ts';

const pieces = (html: string, first: number, rest = first) => cut(fromHtml(html), first, rest).map(toHtml);

describe('cutting a text', () => {
	it('leaves alone what fits, to the last character', () => {
		expect(pieces('а'.repeat(4096), 4096)).toEqual(['а'.repeat(4096)]);
		expect(pieces('😀'.repeat(4096), 4096)).toHaveLength(1);
		expect(pieces('😀'.repeat(4097), 4096).map((one) => [...one].length)).toEqual([4096, 1]);
	});

	it('pauses where a reader would', () => {
		expect(pieces('Первый абзац.\n\nВторой абзац.', 20)).toEqual(['Первый абзац.', 'Второй абзац.']);
		expect(pieces('Раз. Два три. Четыре', 15)).toEqual(['Раз. Два три.', 'Четыре']);
		expect(pieces('один два три', 9)).toEqual(['один два', 'три']);
	});

	it('cuts a word only where it is longer than the room', () => {
		expect(pieces('абвгдежз', 3)).toEqual(['абв', 'где', 'жз']);
	});

	it('goes on looking as it did', () => {
		expect(pieces('<b>один два</b> три', 5)).toEqual(['<b>один</b>', '<b>два</b>', 'три']);
		expect(pieces('<blockquote>один\nдва</blockquote>', 4)).toEqual([
			'<blockquote>один</blockquote>',
			'<blockquote>два</blockquote>'
		]);
		expect(pieces('<pre>ab\ncd</pre>', 3)).toEqual(['<pre>ab</pre>', '<pre>cd</pre>']);
	});

	it('never cuts what is seen as one character', () => {
		expect(pieces('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 7)).toEqual(['👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦']);
	});

	it('has another room for the first piece', () => {
		expect(pieces('один два три четыре', 4, 11)).toEqual(['один', 'два три', 'четыре']);
	});
});

const html = fc
	.array(
		fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll(/[<>&]/g, '')),
			fc.constantFrom(
				'<b>',
				'</b>',
				'<i>',
				'</i>',
				'\n',
				'\n\n',
				' ',
				'. ',
				'<blockquote>',
				'</blockquote>',
				'<pre>',
				'</pre>'
			),
			fc.constantFrom(
				'<a href="https://a.example">',
				'</a>',
				'<tg-spoiler>',
				'</tg-spoiler>',
				'слово ',
				'👍',
				'שלום '
			)
		),
		{ maxLength: 40 }
	)
	.map((all) => all.join(''));

it('loses nothing but space, and no piece is too long, whatever the text is', () => {
	fc.assert(
		fc.property(html, fc.integer({ min: 12, max: 60 }), (given, limit) => {
			const text = fromHtml(given);
			const all = cut(text, limit, limit);
			const letters = (one: string) => one.replaceAll(/\s/g, '');
			expect(letters(all.map(plainText).join(''))).toBe(letters(plainText(text)));
			for (const piece of all) {
				expect(piece).toEqual(trimmed(piece));
				// A single character may be made of more code points than there is room for; nothing shorter is possible.
				const isOne = [...new Intl.Segmenter().segment(plainText(piece))].length === 1;
				if (!isOne) expect(codePoints(piece)).toBeLessThanOrEqual(limit);
				expect(codePoints(piece)).toBeGreaterThan(0);
			}
		}),
		{ numRuns: 1000 }
	);
});
