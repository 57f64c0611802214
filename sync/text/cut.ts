import { plainText } from './measure.ts';
import { append, type Block, type RichText, type Span } from './rich-text.ts';
import { trimmed } from './trim.ts';

/** How many characters a text takes up in a network's count. */
export type Count = (text: RichText) => number;

/** Code points of what is seen, without the space around it: how networks count their limits (spec: services.md, 1.3). */
export const codePoints: Count = (text) => [...plainText(text).trim()].length;

/**
 * The text in pieces that each take up at most their limit: `first` for the first, `rest` for the others. It is cut where a reader would
 * pause: between paragraphs, else lines, else sentences, else words, and only a word longer than the limit is cut in itself. What
 * looked a way goes on looking that way in the next piece. Space at a cut is dropped.
 */
export function cut(text: RichText, first: number, rest: number, count: Count = codePoints): RichText[] {
	const pieces: RichText[] = [];
	let left = trimmed(text);
	while (left.length > 0) {
		const limit = pieces.length === 0 ? first : rest;
		if (count(left) <= limit) {
			pieces.push(left);
			break;
		}
		const [head, tail] = splitAt(left, bestCut(left, limit, count));
		pieces.push(trimmed(head));
		left = trimmed(tail);
	}
	return pieces;
}

/** Where to cut, in UTF-16 units of the plain text. */
function bestCut(text: RichText, limit: number, count: Count): number {
	const plain = plainText(text);
	const fits = (end: number) => count(splitAt(text, end)[0]) <= limit;
	const farthest = largest(plain, fits);
	for (const pause of pauses) {
		const end = lastPause(plain, pause, farthest);
		// A pause so early that most of the room stays empty is none.
		if (end >= farthest * leastFull) return end;
	}
	return lastPause(plain, /\s+/gu, farthest) || farthest;
}

const leastFull = 0.5;

const pauses = [/\n\s*\n/gu, /\n/gu, /[.!?…]+["»”)]*\s+/gu, /\s+/gu];

/** The longest beginning that fits, ending between two graphemes. */
function largest(plain: string, fits: (end: number) => boolean): number {
	const ends = [...graphemes.segment(plain)].map(({ index, segment }) => index + segment.length);
	let low = 0;
	let high = ends.length;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (fits(ends[middle - 1] ?? 0)) low = middle;
		else high = middle - 1;
	}
	// Not even one character fits: one is taken nevertheless, so that the cutting comes to an end.
	return ends[Math.max(low, 1) - 1] ?? plain.length;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function lastPause(plain: string, pause: RegExp, within: number): number {
	let last = 0;
	for (const match of plain.slice(0, within + 1).matchAll(pause)) {
		const end = Math.min(match.index + match[0].length, within);
		if (match.index > 0 && match.index <= within) last = end;
	}
	return last;
}

/** Both sides of a place in the plain text. */
function splitAt(text: RichText, at: number): [RichText, RichText] {
	const head: Block[] = [];
	const tail: Block[] = [];
	let passed = 0;
	for (const block of text) {
		const length = plainText([block]).length;
		if (passed + length <= at) head.push(block);
		else if (passed >= at) tail.push(block);
		else {
			const [before, after] = splitBlock(block, at - passed);
			head.push(before);
			tail.push(after);
		}
		passed += length + 1;
	}
	return [head, tail];
}

function splitBlock(block: Block, at: number): [Block, Block] {
	if (block.is === 'code') {
		return [
			{ ...block, text: block.text.slice(0, at) },
			{ ...block, text: block.text.slice(at) }
		];
	}
	if (block.is === 'line') {
		const [before, after] = splitSpans(block.spans, at);
		return [
			{ is: 'line', spans: before },
			{ is: 'line', spans: after }
		];
	}
	const before: Span[][] = [];
	const after: Span[][] = [];
	let passed = 0;
	for (const line of block.lines) {
		const [head, tail] = splitSpans(line, at - passed);
		if (passed <= at) before.push(head);
		if (tail.length > 0 || passed > at) after.push(tail);
		passed += lengthOfLine(line) + 1;
	}
	return [
		{ ...block, lines: before },
		{ ...block, lines: after }
	];
}

function splitSpans(spans: Span[], at: number): [Span[], Span[]] {
	const before: Span[] = [];
	const after: Span[] = [];
	let passed = 0;
	for (const { text, marks } of spans) {
		append(before, text.slice(0, Math.max(0, at - passed)), marks);
		append(after, text.slice(Math.max(0, at - passed)), marks);
		passed += text.length;
	}
	return [before, after];
}

const lengthOfLine = (spans: Span[]): number => spans.reduce((sum, span) => sum + span.text.length, 0);
