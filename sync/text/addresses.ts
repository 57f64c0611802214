import { find } from 'linkifyjs';

/** An address of the web that stands in a text as it is, and where: from its first character to behind its last. */
export interface Found {
	from: number;
	to: number;
	/** As it is written; networks make a link of it by themselves. */
	text: string;
	/** Where it leads. */
	href: string;
}

/** Addresses as networks find them: whole ones, and names of sites without a scheme. */
export function addressesIn(text: string): Found[] {
	// Nothing without a dot is one, and most lines have none between two letters.
	if (!/[^\s.]\.[^\s.]/.test(text)) return [];
	return find(text, 'url', { defaultProtocol: 'https' }).flatMap(({ start, end, value, href }) =>
		/^https?:\/\//i.test(href) ? { from: start, to: end, text: value, href } : []
	);
}
