import { isSameMark, type Block, type Mark, type RichText, type Span } from './rich-text.ts';

/** Writes the subset of HTML that a post is kept in. Every line closes what it opens, so that two people's lines can be joined. */
export const toHtml = (text: RichText): string => text.map(blockHtml).join('\n');

function blockHtml(block: Block): string {
	if (block.is === 'line') return lineHtml(block.spans);
	if (block.is === 'quote') {
		const tag = block.isExpandable ? '<blockquote expandable>' : '<blockquote>';
		return `${tag}${block.lines.map(lineHtml).join('\n')}</blockquote>`;
	}
	const text = escape(block.text);
	return block.language === null
		? `<pre>${text}</pre>`
		: `<pre><code class="language-${escape(block.language)}">${text}</code></pre>`;
}

function lineHtml(spans: Span[]): string {
	let html = '';
	let open: Mark[] = [];
	const closeDownTo = (count: number) => {
		while (open.length > count) html += closing(open.pop());
	};
	for (const { text, marks } of spans) {
		const inside = marks.filter((mark) => mark.is !== 'emoji');
		const kept = inside.findIndex((mark, at) => !isSameMark(mark, open[at]));
		closeDownTo(kept < 0 ? inside.length : kept);
		html += inside.slice(open.length).map(opening).join('');
		open = [...inside];
		html += withEmoji(text, marks);
	}
	closeDownTo(0);
	return html;
}

/** Each custom emoji stands in a tag of its own, also where two alike follow each other. */
function withEmoji(text: string, marks: Mark[]): string {
	const emoji = marks.find((mark) => mark.is === 'emoji');
	if (!emoji) return escape(text);
	const tag = `<tg-emoji emoji-id="${escape(emoji.emojiId)}">`;
	return [...graphemes.segment(text)].map(({ segment }) => `${tag}${escape(segment)}</tg-emoji>`).join('');
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const tags = {
	bold: 'b',
	italic: 'i',
	underline: 'u',
	strike: 's',
	spoiler: 'tg-spoiler',
	code: 'code',
	link: 'a'
};

const tagOf = (mark: Mark): string => (mark.is === 'emoji' ? 'tg-emoji' : tags[mark.is]);
const opening = (mark: Mark): string =>
	mark.is === 'link' ? `<a href="${escape(mark.href)}">` : `<${tagOf(mark)}>`;
const closing = (mark: Mark | undefined): string => (mark ? `</${tagOf(mark)}>` : '');

const named: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[<>&"]/g, (one) => named[one] ?? one);
