/**
 * A post's text as its readers see it, and as networks count it: without markup, entities decoded. Of names the Bot API knows these four;
 * any other stays as it is written.
 */
export const visibleText = (html: string): string => decode(html.replaceAll(/<\/?[a-z][^>]*>/gi, ''));

/** Characters as networks count them: code points of the visible text, without the space around it. */
export const visibleLength = (html: string): number => [...visibleText(html).trim()].length;

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

const decode = (text: string): string =>
	text.replaceAll(
		/&(?:#(\d{1,7});?|#x([0-9a-f]{1,6});?|(lt|gt|amp|quot);)/gi,
		(whole, decimal, hex, name) => {
			if (name) return named[name.toLowerCase()] ?? whole;
			const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
			return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
		}
	);
