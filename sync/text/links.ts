import { addressesIn } from './addresses.ts';
import type { RichText, Span } from './rich-text.ts';

/** Every address of the web that a text leads to, in its order: behind words, and as it stands in them. Code leads nowhere. */
export const linksIn = (text: RichText): string[] =>
	text.flatMap((block) => {
		const lines = block.is === 'line' ? [block.spans] : block.is === 'quote' ? block.lines : [];
		return lines.flat().flatMap(ofSpan);
	});

function ofSpan({ text, marks }: Span): string[] {
	const link = marks.find((mark) => mark.is === 'link');
	if (link) return /^https?:/i.test(link.href) ? [link.href] : [];
	return marks.some(({ is }) => is === 'code') ? [] : addressesIn(text).map(({ href }) => href);
}
