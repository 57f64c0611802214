import sanitize from 'sanitize-html';

/**
 * Brings any HTML to the subset that a post is written in: Telegram's own tags, and "\n" for a line break. What is outside is
 * dropped; text stays. Cleaning what is clean changes nothing.
 */
export function cleanHtml(html: string): string {
	if (!/[<&>\r\u00a0]/.test(html)) return html;
	// Mending one thing can bring out another (a link in a link is first closed, then found beside): until nothing changes.
	let cleaned = html;
	for (let round = 0; round < mostRounds; round++) {
		const next = cleanOnce(cleaned);
		if (next === cleaned) return cleaned;
		cleaned = next;
	}
	return cleaned;
}

const mostRounds = 8;

function cleanOnce(html: string): string {
	const lined = withLines(html.replaceAll(/\r\n?/g, '\n'));
	return sanitize(lined, rules).replaceAll('\u00a0', ' ');
}

/** Line breaks are characters in the subset; elements that ended a line leave one behind. */
function withLines(html: string): string {
	const lined = html.replaceAll(/<br\s*\/?>/gi, '\n').replaceAll(blockEnd, '\n');
	return lined === html ? html : lined.replace(/\n+$/, '');
}

const blockEnd = /<\/(?:p|div|li|h[1-6]|tr|section|article)\s*>/gi;

const rename = (tagName: string) => () => ({ tagName, attribs: {} });
/** A tag that is not allowed, so that its text alone stays. */
const nothing: sanitize.Tag = { tagName: 'x-nothing', attribs: {} };

const rules: sanitize.IOptions = {
	allowedTags: ['b', 'i', 'u', 's', 'a', 'code', 'pre', 'blockquote', 'tg-spoiler', 'tg-emoji'],
	allowedAttributes: {
		a: ['href'],
		code: ['class'],
		blockquote: ['expandable'],
		'tg-emoji': ['emoji-id']
	},
	allowedSchemes: ['http', 'https', 'mailto', 'tel', 'tg'],
	allowProtocolRelative: false,
	disallowedTagsMode: 'discard',
	nonTextTags: [
		...['script', 'style', 'textarea', 'option', 'noscript', 'title', 'head'],
		...['template', 'svg', 'math', 'iframe', 'object']
	],
	transformTags: {
		strong: rename('b'),
		em: rename('i'),
		ins: rename('u'),
		del: rename('s'),
		strike: rename('s'),
		span: (_tag, attribs) =>
			attribs['class']?.split(/\s+/).includes('tg-spoiler')
				? { tagName: 'tg-spoiler', attribs: {} }
				: nothing,
		a: (tagName, attribs) => {
			const href = attribs['href']?.trim() ?? '';
			return /^(?:https?:\/\/|mailto:|tel:|tg:)\S+$/i.test(href) ? { tagName, attribs: { href } } : nothing;
		},
		code: (tagName, attribs): sanitize.Tag => {
			const [language] = /^language-[\w+#.-]{1,40}$/.exec(attribs['class'] ?? '') ?? [];
			return { tagName, attribs: language === undefined ? {} : { class: language } };
		},
		'tg-emoji': (tagName, attribs) => {
			const emoji = attribs['emoji-id'] ?? '';
			return /^\d{1,20}$/.test(emoji) ? { tagName, attribs: { 'emoji-id': emoji } } : nothing;
		}
	}
};
