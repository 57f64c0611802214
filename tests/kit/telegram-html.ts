/** What the Bot API makes of `parse_mode: HTML` (spec: services.md 1.4): the visible text and its entities, or its very words of refusal. */
export interface ParsedHtml {
	text: string;
	entities: { type: string; offset: number; length: number; url?: string; language?: string }[];
}

export class HtmlRefusal extends Error {}

const known = new Set(
	'b strong i em u ins s strike del a code pre blockquote tg-spoiler tg-emoji tg-time span'.split(' ')
);

interface OpenTag {
	name: string;
	at: number;
	byte: number;
	attributes: Map<string, string>;
}

export function parseHtml(html: string): ParsedHtml {
	const open: OpenTag[] = [];
	const entities: ParsedHtml['entities'] = [];
	let text = '';
	let at = 0;
	const byteOf = (index: number) => Buffer.byteLength(html.slice(0, index));
	const refuse = (reason: string): never => {
		throw new HtmlRefusal(`Bad Request: can't parse entities: ${reason}`);
	};
	while (at < html.length) {
		const char = html[at];
		if (char === '&') {
			const [whole, value] = decode(html.slice(at, at + 12));
			text += value;
			at += whole.length;
			continue;
		}
		if (char !== '<') {
			text += char;
			at++;
			continue;
		}
		const end = html.indexOf('>', at);
		const byte = byteOf(at);
		if (html[at + 1] === '/') {
			if (end < 0) refuse(`Unclosed end tag at byte offset ${byte}`);
			const name = html
				.slice(at + 2, end)
				.trim()
				.toLowerCase();
			const tag = open.pop();
			if (!tag) return refuse(`Unexpected end tag at byte offset ${byte}`);
			if (name !== '' && name !== tag.name) {
				refuse(`Unmatched end tag at byte offset ${byte}, expected "</${tag.name}>", found "</${name}>"`);
			}
			close(tag);
			at = end + 1;
			continue;
		}
		if (end < 0) refuse(`Unclosed start tag at byte offset ${byte}`);
		const [, name = '', rest = ''] = /^([^\s>]*)([^]*)$/.exec(html.slice(at + 1, end)) ?? [];
		const lower = name.toLowerCase();
		if (!known.has(lower)) refuse(`Unsupported start tag "${lower}" at byte offset ${byte}`);
		const attributes = readAttributes(rest);
		if (lower === 'span' && attributes.get('class') !== 'tg-spoiler') {
			refuse(`Tag "span" must have class "tg-spoiler" at byte offset ${byte}`);
		}
		if (lower === 'tg-emoji' && !/^\d+$/.test(attributes.get('emoji-id') ?? '')) {
			refuse('Invalid custom emoji identifier specified');
		}
		open.push({ name: lower, at: text.length, byte, attributes });
		at = end + 1;
	}
	const [unclosed] = open.slice(-1);
	if (unclosed) refuse(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
	const leading = text.length - text.trimStart().length;
	return {
		text: text.trim(),
		entities: entities
			.map((entity) => ({ ...entity, offset: Math.max(0, entity.offset - leading) }))
			.sort((a, b) => a.offset - b.offset)
	};

	function close(tag: OpenTag): void {
		const length = text.length - tag.at;
		if (length === 0) return;
		const type = types[tag.name] ?? tag.name;
		const language = /^language-(.+)$/.exec(tag.attributes.get('class') ?? '')?.[1];
		const isExpandable = type === 'blockquote' && tag.attributes.has('expandable');
		entities.push({
			type: isExpandable ? 'expandable_blockquote' : type,
			offset: tag.at,
			length,
			...(type === 'text_link' ? { url: tag.attributes.get('href') || text.slice(tag.at) } : {}),
			...(language === undefined ? {} : { language })
		});
	}
}

const types: Record<string, string> = {
	b: 'bold',
	strong: 'bold',
	i: 'italic',
	em: 'italic',
	u: 'underline',
	ins: 'underline',
	s: 'strikethrough',
	strike: 'strikethrough',
	del: 'strikethrough',
	a: 'text_link',
	'tg-spoiler': 'spoiler',
	span: 'spoiler',
	'tg-emoji': 'custom_emoji',
	'tg-time': 'date_time'
};

function readAttributes(text: string): Map<string, string> {
	const found = text.matchAll(/([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?/g);
	return new Map(
		[...found].map(([, name = '', double, single, bare]) => [
			name.toLowerCase(),
			[...(double ?? single ?? bare ?? '')].join('').replaceAll('&amp;', '&').replaceAll('&quot;', '"')
		])
	);
}

/** Only four names and numbers are entities; every other one stays as it was written. */
function decode(text: string): [whole: string, value: string] {
	const named = /^&(lt|gt|amp|quot);?/.exec(text);
	if (named) return [named[0], { lt: '<', gt: '>', amp: '&', quot: '"' }[named[1] ?? ''] ?? ''];
	const numbered = /^&#(?:x([0-9a-f]+)|(\d+));?/i.exec(text);
	if (!numbered) return ['&', '&'];
	const code = numbered[1] ? Number.parseInt(numbered[1], 16) : Number(numbered[2]);
	return [numbered[0], code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''];
}
