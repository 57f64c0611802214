import { codePoints, cut } from '#sync/text/cut.ts';
import { fromHtml } from '#sync/text/from-html.ts';
import { marksIn } from '#sync/text/measure.ts';
import { append, type RichText, type Span } from '#sync/text/rich-text.ts';
import { toHtml } from '#sync/text/to-html.ts';
import type { Content } from '../draft.svelte.ts';
import { withText } from '../variants.ts';

/**
 * The post with a text that is so many characters shorter in these channels. It ends where a reader would pause, with an ellipsis. Where other
 * channels take the whole text, these get one of their own.
 */
export const shortened = (content: Content, ids: string[], over: number): Partial<Content> =>
	retold(content, ids, (html) => short(html, over));

/** The post with the formatting of its beginning alone in these channels: so many pieces of it. */
export const plainer = (content: Content, ids: string[], most: number): Partial<Content> =>
	retold(content, ids, (html) => withMarks(html, most));

function retold(content: Content, ids: string[], change: (html: string) => string): Partial<Content> {
	const { html, targets } = content;
	const concerned = targets.filter(({ accountId }) => ids.includes(accountId));
	const isCommon = targets.every((target) => target.html !== undefined || concerned.includes(target));
	const common = concerned.some((target) => target.html === undefined) ? change(html) : html;
	const withOwn = concerned.reduce((all, { accountId, html: own }) => {
		if (own === undefined && isCommon) return all;
		return withText(all, accountId, own === undefined ? common : change(own));
	}, targets);
	return { targets: withOwn, ...(isCommon ? { html: common } : {}) };
}

function short(html: string, over: number): string {
	const text = fromHtml(html);
	const room = codePoints(text) - over - 1;
	if (room < 1) return '';
	const [first = []] = cut(text, room, room);
	const last = first.at(-1);
	// A character more, on the line where it ends.
	if (last?.is !== 'line') return toHtml(first);
	return `${toHtml(first)}…`;
}

function withMarks(html: string, most: number): string {
	let room = most;
	const count = (spans: Span[]) => marksIn(toHtml([{ is: 'line', spans }]));
	const spared = (spans: Span[]): Span[] => {
		let kept = spans.length;
		while (count(spans.slice(0, kept)) > room) kept--;
		room -= count(spans.slice(0, kept));
		const rest: Span[] = [];
		for (const { text } of spans.slice(kept)) append(rest, text, []);
		return [...spans.slice(0, kept), ...rest];
	};
	const blocks = fromHtml(html).flatMap((block): RichText => {
		if (block.is === 'line') return [{ ...block, spans: spared(block.spans) }];
		room--;
		if (room >= 0) return [block.is === 'quote' ? { ...block, lines: block.lines.map(spared) } : block];
		room = 0;
		const lines =
			block.is === 'quote' ? block.lines : block.text.split('\n').map((text) => [{ text, marks: [] }]);
		return lines.map((spans) => ({ is: 'line', spans: spared(spans) }));
	});
	return toHtml(blocks);
}
