export type Token =
	| { is: 'text'; text: string }
	| { is: 'open'; name: string; attributes: Record<string, string> }
	| { is: 'close'; name: string };

const pattern =
	/<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]*))?)*)\s*\/?>|[^<]+|</gi;
const attributePattern = /([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]*)))?/gi;

/** Markup, piece by piece. Meant for what our server has cleaned; of anything else a `<` that opens no tag is text. */
export function* tokens(html: string): Generator<Token> {
	for (const [piece, slash, name, attributes] of html.matchAll(pattern)) {
		if (name === undefined) yield { is: 'text', text: decode(piece) };
		else if (slash) yield { is: 'close', name: name.toLowerCase() };
		else yield { is: 'open', name: name.toLowerCase(), attributes: read(attributes ?? '') };
	}
}

function read(text: string): Record<string, string> {
	const all: Record<string, string> = {};
	for (const [, name, double, single, bare] of text.matchAll(attributePattern)) {
		if (name) all[name.toLowerCase()] = decode(double ?? single ?? bare ?? '');
	}
	return all;
}

// All that the Bot API knows by name, and the two that cleaners like to write.
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' };

const decode = (text: string): string =>
	text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
		if (name) return named[name] ?? whole;
		const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
		return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
	});
