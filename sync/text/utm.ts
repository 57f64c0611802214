import { utmNames, type UtmRule } from '../records/extras.ts';
import type { NetworkManifest } from '../records/network.ts';
import { addressesIn } from './addresses.ts';
import { append, type Mark, type RichText, type Span } from './rich-text.ts';

/** A rule with the channel's name filled in. Null where nothing is to be marked. */
export type Utm = Omit<UtmRule, 'network'> | null;

/** The address with the parameters that it does not have yet. What somebody has set by hand stays; what is no address of the web too. */
export function marked(
	href: string,
	utm: Utm,
	{ channelPage }: Pick<NetworkManifest, 'channelPage'>
): string {
	if (!utm || !/^https?:\/\//i.test(href)) return href;
	const url = read(href);
	if (!url || isOf(url.hostname, hostOf(channelPage))) return href;
	if (utm.hosts.length > 0 && !utm.hosts.some((host) => isOf(url.hostname, asciiOf(host)))) return href;
	const wanted = utmNames.filter((name) => utm[name] !== '' && !url.searchParams.has(`utm_${name}`));
	if (wanted.length === 0) return href;
	// By hand rather than by URL: the rest of the address stays as it was written, letter by letter.
	const [, before = href, hash = ''] = /^([^#]*)(#.*)?$/s.exec(href) ?? [];
	const pairs = wanted.map((name) => `utm_${name}=${encodeURIComponent(utm[name])}`).join('&');
	const joint = !before.includes('?') ? '?' : /[?&]$/.test(before) ? '' : '&';
	return `${before}${joint}${pairs}${hash}`;
}

/**
 * A text whose links are marked. Where the network draws links, the words stay as they are, an address that stands in them too; where it
 * takes words alone, an address is written with its parameters.
 */
export function markedText(text: RichText, utm: Utm, manifest: NetworkManifest): RichText {
	if (!utm) return text;
	const spans = (line: Span[]) => line.flatMap((span) => ofSpan(span, utm, manifest));
	return text.map((block) => {
		if (block.is === 'line') return { ...block, spans: joined(spans(block.spans)) };
		return block.is === 'quote' ? { ...block, lines: block.lines.map((line) => joined(spans(line))) } : block;
	});
}

/** The same for words that have no markup: a comment. */
export function markedWords(words: string, utm: Utm, manifest: Pick<NetworkManifest, 'channelPage'>): string {
	let written = '';
	let done = 0;
	for (const { from, to, text, href } of utm ? addressesIn(words) : []) {
		const after = marked(href, utm, manifest);
		written += words.slice(done, from) + (after === href ? text : after);
		done = to;
	}
	return written + words.slice(done);
}

function ofSpan(span: Span, utm: Utm, manifest: NetworkManifest): Span[] {
	if (span.marks.some(({ is }) => is === 'code')) return [span];
	const link = span.marks.find((mark) => mark.is === 'link');
	const isPlain = manifest.markup === 'plain';
	if (link) {
		const href = marked(link.href, utm, manifest);
		const marks = span.marks.map((mark): Mark => (mark === link ? { is: 'link', href } : mark));
		const isItsOwnWords = isPlain && addressesIn(span.text).some(({ text }) => text === span.text.trim());
		return [isItsOwnWords && href !== link.href ? { text: href, marks } : { text: span.text, marks }];
	}
	const pieces: Span[] = [];
	let done = 0;
	for (const { from, to, text, href } of addressesIn(span.text)) {
		const after = marked(href, utm, manifest);
		if (after === href) continue;
		append(pieces, span.text.slice(done, from), span.marks);
		if (isPlain) append(pieces, after, span.marks);
		else append(pieces, text, [{ is: 'link', href: after }, ...span.marks]);
		done = to;
	}
	append(pieces, span.text.slice(done), span.marks);
	return pieces;
}

function joined(spans: Span[]): Span[] {
	const all: Span[] = [];
	for (const { text, marks } of spans) append(all, text, marks);
	return all;
}

function read(href: string): URL | null {
	try {
		return new URL(href);
	} catch {
		return null;
	}
}

const hostOf = (page: string | undefined): string =>
	page ? (read(page.replace('{username}', 'x'))?.hostname ?? '') : '';
const asciiOf = (host: string): string => read(`https://${host}`)?.hostname ?? host;
const isOf = (hostname: string, host: string): boolean =>
	host !== '' && (hostname === host || hostname.endsWith(`.${host}`));
