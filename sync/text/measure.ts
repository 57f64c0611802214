import { fromHtml } from './from-html.ts';
import type { Block, RichText, Span } from './rich-text.ts';

/** The text without its markup, as a network shows it. */
export const plainText = (text: RichText): string => text.map(blockText).join('\n');

/** Characters as networks count them: Unicode code points of the text, without the space around it. */
export const lengthOf = (html: string): number => [...plainText(fromHtml(html)).trim()].length;

/** The beginning in one line, for lists. Reads no more of a long text than it needs: of one with much markup more than of a plain one. */
export function snippetOf(html: string, longest = 140): string {
	const beginning = lineOf(html.slice(0, longest * 2));
	const isEnough = html.length <= longest * 2 || endOf(beginning, longest) < beginning.length;
	const line = isEnough ? beginning : lineOf(html.slice(0, longest * 8));
	return shortened(line, longest);
}

/** The first so many letters of a text, and a sign that there is more of it. */
export function shortened(text: string, letters: number): string {
	const end = endOf(text, letters);
	return end < text.length ? `${text.slice(0, end).trimEnd()}…` : text;
}

/** Lone spaces stay as they are: a text is full of them. */
const lineOf = (html: string): string =>
	plainText(fromHtml(html))
		.replaceAll(/\s{2,}|[^\S ]/g, ' ')
		.trim();

/** Where the first so many letters end: those outside the basic plane are two units each. */
function endOf(text: string, letters: number): number {
	let end = 0;
	for (let letter = 0; letter < letters && end < text.length; letter++)
		end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
	return end;
}

function blockText(block: Block): string {
	if (block.is === 'line') return spansText(block.spans);
	return block.is === 'quote' ? block.lines.map(spansText).join('\n') : block.text;
}

const spansText = (spans: Span[]): string => spans.map((span) => span.text).join('');

/** Pieces of formatting in a text's markup, as a network counts them: whatever opens, a block of code together with its language. */
export const marksIn = (html: string): number => html.match(/<(?!code class=)[a-z]/g)?.length ?? 0;
