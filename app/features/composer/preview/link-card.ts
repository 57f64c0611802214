import type { TargetOptions } from '#sync/records/post.ts';
import { addressesIn } from '#sync/text/addresses.ts';
import { fromHtml } from '#sync/text/from-html.ts';
import { linksIn } from '#sync/text/links.ts';

export interface LinkCard {
	href: string;
	host: string;
	isLarge: boolean;
	isAbove: boolean;
}

/** The card that a network makes of a message's first link; null where it makes none. What stands on the page: see pages.svelte.ts. */
export function cardOf(text: string, isPlain: boolean, options: TargetOptions): LinkCard | null {
	if (options.disableLinkPreview) return null;
	const href = options.link ?? (isPlain ? addressesIn(text)[0]?.href : linksIn(fromHtml(text))[0]);
	const url = href === undefined ? null : read(href);
	if (href === undefined || !url) return null;
	return {
		href,
		host: url.hostname.replace(/^www\./, ''),
		isLarge: options.linkPreviewSize !== 'small',
		isAbove: options.linkPreviewAbove ?? false
	};
}

function read(href: string): URL | null {
	try {
		return new URL(href);
	} catch {
		return null;
	}
}
