import type { JSONContent } from '@tiptap/core';
import { append, ordered, type Block, type Mark, type RichText, type Span } from '#sync/text/rich-text.ts';

/** A text as the editor holds it. The empty text is one empty line, for the caret to stand in. */
export const toDocument = (text: RichText): JSONContent => ({
	type: 'doc',
	content: text.length > 0 ? text.map(nodeOf) : [line([])]
});

export const fromDocument = (document: JSONContent): RichText => (document.content ?? []).map(blockOf);

function nodeOf(block: Block): JSONContent {
	if (block.is === 'line') return line(block.spans);
	if (block.is === 'quote') {
		const lines = block.lines.length > 0 ? block.lines : [[]];
		return { type: 'blockquote', attrs: { expandable: block.isExpandable }, content: lines.map(line) };
	}
	const content = block.text === '' ? {} : { content: [{ type: 'text', text: block.text }] };
	return { type: 'codeBlock', attrs: { language: block.language }, ...content };
}

const line = (spans: Span[]): JSONContent => ({
	type: 'paragraph',
	...(spans.length > 0 ? { content: spans.map(textNode) } : {})
});

const textNode = ({ text, marks }: Span): JSONContent => ({
	type: 'text',
	text,
	...(marks.length > 0 ? { marks: marks.map(markNode) } : {})
});

function markNode(mark: Mark): { type: string; attrs?: Record<string, string> } {
	if (mark.is === 'link') return { type: 'link', attrs: { href: mark.href } };
	if (mark.is === 'emoji') return { type: 'emoji', attrs: { emojiId: mark.emojiId } };
	return { type: mark.is };
}

function blockOf(node: JSONContent): Block {
	if (node.type === 'blockquote') {
		return {
			is: 'quote',
			isExpandable: node.attrs?.expandable === true,
			lines: (node.content ?? []).map(spansOf)
		};
	}
	if (node.type === 'codeBlock') {
		const language: unknown = node.attrs?.language;
		const text = (node.content ?? []).map((one) => one.text ?? '').join('');
		return { is: 'code', language: typeof language === 'string' && language !== '' ? language : null, text };
	}
	return { is: 'line', spans: spansOf(node) };
}

function spansOf(node: JSONContent): Span[] {
	const spans: Span[] = [];
	for (const { text = '', marks = [] } of node.content ?? []) {
		append(spans, text, ordered(marks.flatMap((mark) => markOf(mark) ?? [])));
	}
	return spans;
}

function markOf({ type, attrs }: { type: string; attrs?: Record<string, unknown> }): Mark | null {
	if (type === 'link') return { is: 'link', href: String(attrs?.href ?? '') };
	if (type === 'emoji') return { is: 'emoji', emojiId: String(attrs?.emojiId ?? '') };
	return simple.find((mark) => mark.is === type) ?? null;
}

const simple: Mark[] = (['bold', 'italic', 'underline', 'strike', 'spoiler', 'code'] as const).map((is) => ({
	is
}));
