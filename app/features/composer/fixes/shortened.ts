import { codePoints, cut } from '#sync/text/cut.ts';
import { fromHtml } from '#sync/text/from-html.ts';
import { toHtml } from '#sync/text/to-html.ts';
import type { Content } from '../draft.svelte.ts';
import { withText } from '../variants.ts';

/**
 * The post with a text that is so many characters shorter in these channels. It ends where a reader would pause, with an ellipsis. Where other
 * channels take the whole text, these get one of their own.
 */
export function shortened(content: Content, ids: string[], over: number): Partial<Content> {
	const { html, targets } = content;
	const concerned = targets.filter(({ accountId }) => ids.includes(accountId));
	const isCommon = targets.every((target) => target.html !== undefined || concerned.includes(target));
	const common = concerned.some((target) => target.html === undefined) ? short(html, over) : html;
	const withOwn = concerned.reduce((all, { accountId, html: own }) => {
		if (own === undefined && isCommon) return all;
		return withText(all, accountId, own === undefined ? common : short(own, over));
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
