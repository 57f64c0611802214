import type { TargetOptions } from '#sync/records/post.ts';
import { addressesIn } from '#sync/text/addresses.ts';
import { fromHtml } from '#sync/text/from-html.ts';
import type { Span } from '#sync/text/rich-text.ts';

export interface LinkCard {
	href: string;
	host: string;
	isLarge: boolean;
	isAbove: boolean;
}

/** The card that a network makes of a message's first link, as far as it is known before the page has been asked; null where there is none. */
export function cardOf(text: string, isPlain: boolean, options: TargetOptions): LinkCard | null {
	if (options.disableLinkPreview) return null;
	const href = options.link ?? (isPlain ? addressesIn(text)[0]?.href : firstLink(text));
	const url = href === undefined ? null : read(href);
	if (href === undefined || !url) return null;
	return {
		href,
		host: url.hostname.replace(/^www\./, ''),
		isLarge: options.linkPreviewSize !== 'small',
		isAbove: options.linkPreviewAbove ?? false
	};
}

function firstLink(html: string): string | undefined {
	for (const block of fromHtml(html)) {
		const lines = block.is === 'line' ? [block.spans] : block.is === 'quote' ? block.lines : [];
		for (const span of lines.flat()) {
			const href = linkIn(span);
			if (href !== undefined) return href;
		}
	}
	return undefined;
}

function linkIn({ text, marks }: Span): string | undefined {
	const link = marks.find((mark) => mark.is === 'link');
	if (link) return /^https?:/i.test(link.href) ? link.href : undefined;
	return marks.some(({ is }) => is === 'code') ? undefined : addressesIn(text)[0]?.href;
}

function read(href: string): URL | null {
	try {
		return new URL(href);
	} catch {
		return null;
	}
}
