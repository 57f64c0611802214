import { plainText } from './measure.ts';
import type { Block, RichText, Span } from './rich-text.ts';

/** Without the empty lines and the space at either end, which no network keeps. */
export function trimmed(text: RichText): RichText {
	const start = text.findIndex((block) => !isBlank(block));
	if (start < 0) return [];
	const end = text.findLastIndex((block) => !isBlank(block));
	return text.slice(start, end + 1).map((block, index, all) => {
		const begun = index === 0 ? withoutStartOf(block) : block;
		return index === all.length - 1 ? withoutEndOf(begun) : begun;
	});
}

function withoutStartOf(block: Block): Block {
	if (block.is === 'line') return { ...block, spans: withoutStart(block.spans) };
	if (block.is === 'code') return { ...block, text: block.text.replace(/^\s*\n/, '') };
	return { ...block, lines: block.lines.slice(block.lines.findIndex((line) => !isBlankLine(line))) };
}

function withoutEndOf(block: Block): Block {
	if (block.is === 'line') return { ...block, spans: withoutEnd(block.spans) };
	if (block.is === 'code') return { ...block, text: block.text.trimEnd() };
	return {
		...block,
		lines: block.lines.slice(0, block.lines.findLastIndex((line) => !isBlankLine(line)) + 1)
	};
}

const isBlank = (block: Block): boolean => plainText([block]).trim() === '';
const isBlankLine = (spans: Span[]): boolean => isBlank({ is: 'line', spans });

function withoutStart(spans: Span[]): Span[] {
	const [first, ...rest] = spans;
	if (!first) return [];
	const text = first.text.trimStart();
	return text === '' ? withoutStart(rest) : [{ ...first, text }, ...rest];
}

function withoutEnd(spans: Span[]): Span[] {
	const last = spans.at(-1);
	if (!last) return [];
	const text = last.text.trimEnd();
	return text === '' ? withoutEnd(spans.slice(0, -1)) : [...spans.slice(0, -1), { ...last, text }];
}
