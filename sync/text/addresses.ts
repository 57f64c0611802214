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

/** Nothing without a dot between two characters is an address, and nothing with a space in it: only such words are looked at closely. */
const candidate = /\S*[^\s.]\.[^\s.]\S*/g;

/** Addresses as networks find them: whole ones, and names of sites without a scheme. */
export const addressesIn = (text: string): Found[] =>
	[...text.matchAll(candidate)].flatMap(({ 0: word, index }) =>
		find(word, 'url', { defaultProtocol: 'https' }).flatMap(({ start, end, value, href }) =>
			/^https?:\/\//i.test(href) ? { from: index + start, to: index + end, text: value, href } : []
		)
	);
