import { parse, parseFragment, type DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** What a post's own markup may hold, and with which attributes. */
const subset: Record<string, string[]> = {
	...{ b: [], i: [], u: [], s: [], pre: [], code: ['class'], blockquote: ['expandable'] },
	...{ a: ['href'], 'tg-spoiler': [], 'tg-emoji': ['emoji-id'] }
};

/** What in a piece of markup, read as browsers read it, is outside of the subset: each a word. Empty where it can do no harm. */
export function harmIn(html: string): string[] {
	return elementsIn(parseFragment(html)).flatMap((element) => {
		const allowed = subset[element.tagName];
		if (!allowed) return [`<${element.tagName}>`];
		return element.attrs.flatMap(({ name, value }) =>
			allowed.includes(name) && (name !== 'href' || leadsOut(value)) ? [] : [`${name}="${value}"`]
		);
	});
}

/** Whether an address leads somewhere, and runs nothing. Browsers overlook spaces and control characters in a scheme; none is let pass. */
export const leadsOut = (address: string): boolean => /^(?:https?:\/\/|tg:|mailto:|tel:)\S+$/i.test(address);

/** Which elements a whole page has, and with which attributes but for words that are read: what no text of a person may change. */
export const skeleton = (page: string): string[] =>
	elementsIn(parse(page)).map(
		({ tagName, attrs }) => `${tagName} ${attrs.map(({ name, value }) => `${name}=${value}`).join(' ')}`
	);

function elementsIn(node: Node): Element[] {
	const inside = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : [];
	// What is in a template is beside the tree.
	const apart = 'content' in node ? elementsIn(node.content) : [];
	return [...('tagName' in node ? [node] : []), ...apart, ...inside];
}
