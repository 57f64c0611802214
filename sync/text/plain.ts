import { plainText } from './measure.ts';
import type { Block, Mark, RichText, Span } from './rich-text.ts';

/**
 * The text for a network that knows no markup. An address that its words do not show is written after them in brackets; a hidden text
 * cannot stay hidden and is plain; a quote is marked line by line.
 */
export const toPlain = (text: RichText): string => text.map(plainBlock).join('\n').trim();

function plainBlock(block: Block): string {
	if (block.is === 'line') return plainLine(block.spans);
	if (block.is === 'quote') return block.lines.map((line) => `«${plainLine(line)}»`).join('\n');
	return block.text;
}

function plainLine(spans: Span[]): string {
	let text = '';
	for (const [at, span] of spans.entries()) {
		text += span.text;
		const link = linkOf(span);
		// Words of one link that look different are several spans: the address stands after the last.
		const next = spans[at + 1];
		if (link && (!next || linkOf(next)?.href !== link.href))
			text += addressOf(link.href, wordsOf(spans, at, link.href));
	}
	return text;
}

function wordsOf(spans: Span[], end: number, href: string): string {
	let start = end;
	while (start > 0 && linkOf(spans[start - 1])?.href === href) start -= 1;
	return plainText([{ is: 'line', spans: spans.slice(start, end + 1) }]);
}

function addressOf(href: string, words: string): string {
	const shown = href.replace(/^(?:mailto|tel):/i, '');
	return comparable(words) === comparable(shown) ? '' : ` (${shown})`;
}

/** Written with or without its scheme and last slash, an address is the same to its reader. */
const comparable = (address: string): string =>
	address
		.trim()
		.toLowerCase()
		.replace(/^https?:\/\//, '')
		.replace(/\/$/, '');

const linkOf = (span: Span | undefined): Extract<Mark, { is: 'link' }> | undefined =>
	span?.marks.find((mark) => mark.is === 'link');
