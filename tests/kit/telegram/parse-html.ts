/** What the Bot API would call the text, or the words of its refusal. */
export type Parsed = { text: string } | { error: string };

const tags = new Set([
	...['b', 'strong', 'i', 'em', 'u', 'ins', 's', 'strike', 'del', 'a', 'code', 'pre', 'blockquote'],
	...['tg-spoiler', 'tg-emoji', 'span']
]);
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const piece = /<(\/?)([^\s>/]*)([^>]*)>|&(?:#(\d+);?|#x([0-9a-f]+);?|(lt|gt|amp|quot);)|[^<&]+|[<&]/gi;

/** `parse_mode=HTML` as Telegram's own server reads it (spec: services.md, 1.4), in the part that posts are written in. */
export function parseHtml(html: string): Parsed {
	const open: string[] = [];
	let text = '';
	for (const match of html.matchAll(piece)) {
		const [whole, slash, name = '', rest = '', decimal, hex, entity] = match;
		const offset = Buffer.byteLength(html.slice(0, match.index));
		if (whole === '<') return failed(`Unclosed start tag at byte offset ${offset}`);
		if (!whole.startsWith('<')) {
			if (decimal !== undefined) text += String.fromCodePoint(Number(decimal));
			else if (hex !== undefined) text += String.fromCodePoint(Number.parseInt(hex, 16));
			else text += entity === undefined ? whole : (named[entity.toLowerCase()] ?? whole);
			continue;
		}
		const tag = name.toLowerCase();
		if (slash) {
			const expected = open.pop();
			if (expected === undefined) return failed(`Unexpected end tag at byte offset ${offset}`);
			if (tag !== '' && tag !== expected) {
				return failed(
					`Unmatched end tag at byte offset ${offset}, expected "</${expected}>", found "</${tag}>"`
				);
			}
		} else {
			if (!tags.has(tag)) return failed(`Unsupported start tag "${tag}" at byte offset ${offset}`);
			if (tag === 'span' && !/class=["']?tg-spoiler/.test(rest)) {
				return failed(`Tag "span" must have class "tg-spoiler" at byte offset ${offset}`);
			}
			open.push(tag);
		}
	}
	const last = open.at(-1);
	if (last !== undefined) return failed(`Can't find end tag corresponding to start tag "${last}"`);
	return { text: text.trim() };
}

const failed = (reason: string): Parsed => ({ error: `Bad Request: can't parse entities: ${reason}` });
