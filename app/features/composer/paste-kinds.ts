/** What the elements of other people's pages mean, as far as it is not said by their names alone. */

/** Buttons of the page that were copied along, and what only machines read. */
const silent = new Set([
	...['STYLE', 'SCRIPT', 'HEAD', 'TITLE', 'META', 'TEMPLATE', 'NOSCRIPT', 'SVG', 'svg'],
	...['BUTTON', 'INPUT', 'SELECT', 'TEXTAREA', 'OBJECT', 'IFRAME', 'VIDEO', 'AUDIO']
]);
export const isSilent = (element: HTMLElement): boolean =>
	silent.has(element.nodeName) || element.getAttribute('aria-hidden') === 'true';

const paragraphs = new Set([
	...['P', 'UL', 'OL', 'BLOCKQUOTE', 'PRE', 'TABLE', 'FIGURE', 'DL'],
	...['H1', 'H2', 'H3', 'H4', 'H5', 'H6']
]);
const lines = new Set([
	...['DIV', 'LI', 'TR', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'MAIN', 'ASIDE', 'DT', 'DD', 'FIGCAPTION']
]);

/** How many line breaks stand around it. `apart`: around a paragraph. */
export function breaksAround(element: HTMLElement, apart: number): number {
	if (isEmoji(element)) return 0;
	if (isListLine(element)) return 1;
	// Its marker stands before it already.
	if (isInList(element) && !element.previousElementSibling && !isList(element)) return 0;
	if (paragraphs.has(element.nodeName)) return isInList(element) ? 1 : apart;
	return lines.has(element.nodeName) ? 1 : 0;
}

const isList = ({ nodeName }: HTMLElement): boolean => nodeName === 'UL' || nodeName === 'OL';

const isInList = ({ parentElement }: HTMLElement): boolean => parentElement?.nodeName === 'LI';

/** Word writes the lines of a list as paragraphs. */
export const isListLine = (element: HTMLElement): boolean =>
	element.nodeName === 'P' && (/mso-list:/.test(styleOf(element)) || /\bMsoList/.test(element.className));

/** And the bullet or number of such a line as a text of its own, with spaces to its right. */
export const isWordMarker = (element: HTMLElement): boolean => /mso-list:\s*ignore/i.test(styleOf(element));

/** What stands before a line of a list. */
export function markerOf(element: HTMLElement): string {
	const { parentElement } = element;
	if (element.nodeName !== 'LI' || !parentElement) return '';
	if (parentElement.nodeName !== 'OL') return '• ';
	const start = Number(parentElement.getAttribute('start') ?? 1) || 1;
	const items = [...parentElement.children].filter(({ nodeName }) => nodeName === 'LI');
	return `${start + items.indexOf(element)}. `;
}

/** The marker of Word as it is shown: signs of its fonts for bullets mean nothing elsewhere. */
export function wordMarker(element: HTMLElement): string {
	const text = element.textContent.trim();
	return /^[\p{L}\p{N}]+[.)]$/u.test(text) ? `${text} ` : '• ';
}

/** Messengers draw emoji as pictures of their own. */
export const isEmoji = (element: HTMLElement): boolean =>
	/\bemoji\b/i.test(element.className) || element.dataset['entityType'] === 'MessageEntityCustomEmoji';

/** The character that a picture stands for. */
export function emojiOf(element: HTMLElement): string {
	const alt = element.getAttribute('alt') ?? element.dataset['alt'] ?? '';
	return /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(alt) && alt.length <= 16 ? alt : '';
}

/** Pages of messengers name what a text is; some have hidden text by a class alone. */
export const isSpoiler = (element: HTMLElement): boolean =>
	element.nodeName === 'TG-SPOILER' ||
	element.dataset['entityType'] === 'MessageEntitySpoiler' ||
	(element.nodeName === 'SPAN' && /(?:^|\s)(?:tg-)?spoiler(?:\s|$)/i.test(element.className));

/** The language of a block of code, where its page tells it. */
export function languageOf(pre: HTMLElement): string {
	const named = pre.dataset['language'] ?? '';
	const classes = `${pre.className} ${pre.querySelector('code')?.className ?? ''}`;
	const language = named || (/(?:^|\s)lang(?:uage)?-([\w+#.-]+)/.exec(classes)?.[1] ?? '');
	return /^[\w+#.-]{1,40}$/.test(language) ? language.toLowerCase() : '';
}

/** As it was written: browsers forget what they do not know themselves. */
const styleOf = (element: HTMLElement): string => element.getAttribute('style') ?? '';
