import { fromHtml } from './from-html.ts';
import type { Block, RichText, Span } from './rich-text.ts';

/** The text without its markup, as a network shows it. */
export const plainText = (text: RichText): string => text.map(blockText).join('\n');

/** Characters as networks count them: Unicode code points of the text, without the space around it. */
export const lengthOf = (html: string): number => [...plainText(fromHtml(html)).trim()].length;

/** The beginning in one line, for lists. Reads no more of a long text than it needs. */
export function snippetOf(html: string, longest = 140): string {
	const text = plainText(fromHtml(html.slice(0, longest * 8)))
		.replaceAll(/\s+/g, ' ')
		.trim();
	const letters = [...text];
	return letters.length > longest ? `${letters.slice(0, longest).join('').trimEnd()}…` : text;
}

function blockText(block: Block): string {
	if (block.is === 'line') return spansText(block.spans);
	return block.is === 'quote' ? block.lines.map(spansText).join('\n') : block.text;
}

const spansText = (spans: Span[]): string => spans.map((span) => span.text).join('');

/** Pieces of formatting in a text's markup, as a network counts them: whatever opens, a block of code together with its language. */
export const marksIn = (html: string): number => html.match(/<(?!code class=)[a-z]/g)?.length ?? 0;
