/**
 * What was copied from a page, Word or a messenger, brought to a post's markup: marks stay, also those that are written as styles;
 * paragraphs become lines with an empty one between; everything else is its text.
 */
export function markupOfPaste(html: string): string {
	const { body } = new DOMParser().parseFromString(html, 'text/html');
	// Our own editor's paragraphs are lines, and two of them have no empty one between.
	const isOurs = body.querySelector('[data-pm-slice]') !== null;
	const writer = new Writer(isOurs ? 1 : 2);
	writer.children(body, { marks: [], isPreformatted: false });
	return writer.markup;
}

interface Around {
	/** Opening tags, outermost first. */
	marks: string[];
	isPreformatted: boolean;
}

const paragraphs = new Set([
	'P',
	'UL',
	'OL',
	'BLOCKQUOTE',
	'PRE',
	'H1',
	'H2',
	'H3',
	'H4',
	'H5',
	'H6',
	'TABLE',
	'FIGURE'
]);
const lines = new Set([
	'DIV',
	'LI',
	'TR',
	'SECTION',
	'ARTICLE',
	'HEADER',
	'FOOTER',
	'MAIN',
	'ASIDE',
	'DT',
	'DD'
]);
const silent = new Set(['STYLE', 'SCRIPT', 'HEAD', 'TITLE', 'META', 'TEMPLATE', 'NOSCRIPT', 'SVG', 'svg']);

class Writer {
	markup = '';
	/** Line breaks that stand before whatever text comes next. */
	#breaks = 0;
	readonly #betweenParagraphs: number;

	constructor(betweenParagraphs: number) {
		this.#betweenParagraphs = betweenParagraphs;
	}

	children(node: Node, around: Around): void {
		for (const child of node.childNodes) {
			if (child instanceof Text) this.#text(child.data, around);
			else if (child instanceof HTMLElement) this.#element(child, around);
		}
	}

	#element(element: HTMLElement, around: Around): void {
		const name = element.nodeName;
		if (silent.has(name)) return;
		if (name === 'BR') {
			this.#breaks += 1;
			return;
		}
		const gap = paragraphs.has(name) ? this.#betweenParagraphs : lines.has(name) ? 1 : 0;
		this.#atLeast(gap);
		if (name === 'LI' && element.parentElement?.nodeName !== 'DIV') this.#text('• ', around);
		if (name === 'PRE' || name === 'BLOCKQUOTE') this.#block(element, around);
		else this.children(element, inside(element, around));
		if (gap > 0 && this.#isEmptyLine(element)) this.#breaks += 1;
		this.#atLeast(gap);
	}

	/** An empty paragraph of ours is an empty line that somebody wanted. */
	#isEmptyLine = (element: HTMLElement): boolean =>
		this.#betweenParagraphs === 1 && element.nodeName === 'P' && element.textContent === '';

	#block(element: HTMLElement, around: Around): void {
		const isCode = element.nodeName === 'PRE';
		const inner = new Writer(isCode ? 1 : this.#betweenParagraphs);
		if (isCode) inner.#add(escape(element.textContent));
		else inner.children(element, { ...around, marks: [] });
		if (inner.markup === '') return;
		const tag = isCode ? 'pre' : 'blockquote';
		this.#add(`<${tag}>${inner.markup}</${tag}>`);
	}

	#text(text: string, { marks, isPreformatted }: Around): void {
		const shown = isPreformatted ? text : text.replaceAll(/[ \t\r\n]+/g, ' ');
		const startsLine = this.markup === '' || this.#breaks > 0;
		const rest = startsLine && !isPreformatted ? shown.trimStart() : shown;
		if (rest === '') return;
		const closing = marks.toReversed().map((tag) => tag.replace(/^<([a-z-]+).*$/s, '</$1>'));
		this.#add(`${marks.join('')}${escape(rest)}${closing.join('')}`);
	}

	#add(markup: string): void {
		if (this.markup !== '') this.markup += '\n'.repeat(this.#breaks);
		this.#breaks = 0;
		this.markup += markup;
	}

	#atLeast(breaks: number): void {
		this.#breaks = Math.max(this.#breaks, breaks);
	}
}

function inside(element: HTMLElement, around: Around): Around {
	const { style } = element;
	const marks = [...around.marks, ...marksOf(element)];
	const isPreformatted = around.isPreformatted || style.whiteSpace.startsWith('pre');
	return { marks, isPreformatted };
}

function marksOf(element: HTMLElement): string[] {
	const { style, nodeName } = element;
	const { fontWeight, fontStyle, textDecoration } = style;
	// Google Docs wraps everything in a <b> that is not bold.
	const isBold = /^(B|STRONG|H[1-6])$/.test(nodeName) ? fontWeight !== 'normal' : isHeavy(fontWeight);
	const isSpoiler = nodeName === 'TG-SPOILER' || element.classList.contains('tg-spoiler');
	const href = nodeName === 'A' ? element.getAttribute('href') : null;
	return [
		href !== null && `<a href="${escape(href)}">`,
		isBold && '<b>',
		(/^(I|EM|CITE)$/.test(nodeName) || fontStyle === 'italic') && '<i>',
		(/^(U|INS)$/.test(nodeName) || (textDecoration.includes('underline') && href === null)) && '<u>',
		(/^(S|STRIKE|DEL)$/.test(nodeName) || textDecoration.includes('line-through')) && '<s>',
		isSpoiler && '<tg-spoiler>',
		/^(CODE|KBD|SAMP|TT)$/.test(nodeName) && '<code>'
	].filter((tag) => tag !== false);
}

const isHeavy = (weight: string): boolean => weight === 'bold' || Number(weight) >= 600;

const named: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[<>&"]/g, (one) => named[one] ?? one);
