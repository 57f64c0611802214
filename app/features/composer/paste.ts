import {
	breaksAround,
	emojiOf,
	isEmoji,
	isSilent,
	isSpoiler,
	isWordMarker,
	languageOf,
	markerOf,
	wordMarker
} from './paste-kinds.ts';

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
		if (isSilent(element)) return;
		const name = element.nodeName;
		if (name === 'BR') {
			this.#breaks += 1;
			return;
		}
		if (name === 'IMG') return this.#picture(element, around);
		if (isWordMarker(element)) return this.#text(wordMarker(element), around);
		if ((name === 'TD' || name === 'TH') && element.previousElementSibling) this.#text(' ', around);
		const gap = breaksAround(element, this.#betweenParagraphs);
		// Word writes a space into a paragraph that is empty.
		if (gap === 2 && element.textContent.trim() === '' && !element.querySelector('img'))
			return this.#atLeast(gap);
		this.#atLeast(gap);
		const marker = markerOf(element);
		if (marker !== '') this.#text(marker, around);
		if (name === 'PRE' || name === 'BLOCKQUOTE') this.#block(element, around);
		else this.children(element, inside(element, around));
		if (gap > 0 && this.#isEmptyLine(element)) this.#breaks += 1;
		this.#atLeast(gap);
	}

	/** An empty paragraph of ours is an empty line that somebody wanted. */
	#isEmptyLine = (element: HTMLElement): boolean =>
		this.#betweenParagraphs === 1 && element.nodeName === 'P' && element.textContent === '';

	/** Of pictures only those stay that stand for a character. */
	#picture(element: HTMLElement, around: Around): void {
		const character = emojiOf(element);
		if (character === '') return;
		const id = element.dataset['documentId'] ?? '';
		const tag = isEmoji(element) && /^\d{5,20}$/.test(id) ? [`<tg-emoji emoji-id="${id}">`] : [];
		this.#text(character, { ...around, marks: [...around.marks, ...tag] });
	}

	#block(element: HTMLElement, around: Around): void {
		const isCode = element.nodeName === 'PRE';
		const inner = new Writer(isCode ? 1 : this.#betweenParagraphs);
		if (isCode) inner.#add(escape(element.textContent.replace(/\n$/, '')));
		else inner.children(element, { ...around, marks: [] });
		if (inner.markup === '') return;
		const language = isCode ? languageOf(element) : '';
		const code = language ? `<code class="language-${language}">${inner.markup}</code>` : inner.markup;
		this.#add(isCode ? `<pre>${code}</pre>` : `<blockquote>${inner.markup}</blockquote>`);
	}

	#text(text: string, { marks, isPreformatted }: Around): void {
		const shown = isPreformatted ? text : text.replaceAll(/[ \t\r\n]+/g, ' ');
		const startsLine = this.markup === '' || this.#breaks > 0;
		const afterSpace = startsLine || /[ \n]$/.test(this.markup);
		const rest = afterSpace && !isPreformatted ? shown.replace(/^[ \t]+/, '') : shown;
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
	const marks = [...around.marks, ...marksOf(element).filter((tag) => !around.marks.includes(tag))];
	const isPreformatted = around.isPreformatted || style.whiteSpace.startsWith('pre');
	return { marks, isPreformatted };
}

function marksOf(element: HTMLElement): string[] {
	const { style, nodeName } = element;
	const { fontWeight, fontStyle } = style;
	const decoration = `${style.textDecoration} ${style.textDecorationLine}`;
	// Google Docs wraps everything in a <b> that is not bold.
	const isBold = /^(B|STRONG|H[1-6]|TH)$/.test(nodeName)
		? fontWeight !== 'normal' && fontWeight !== '400'
		: isHeavy(fontWeight);
	const href = nodeName === 'A' ? element.getAttribute('href') : null;
	return [
		href !== null && `<a href="${escape(href)}">`,
		isBold && '<b>',
		((/^(I|EM|CITE)$/.test(nodeName) && fontStyle !== 'normal') || fontStyle === 'italic') && '<i>',
		(/^(U|INS)$/.test(nodeName) || (decoration.includes('underline') && href === null)) && '<u>',
		(/^(S|STRIKE|DEL)$/.test(nodeName) || decoration.includes('line-through')) && '<s>',
		isSpoiler(element) && '<tg-spoiler>',
		/^(CODE|KBD|SAMP|TT)$/.test(nodeName) && '<code>'
	].filter((tag) => tag !== false);
}

const isHeavy = (weight: string): boolean => weight === 'bold' || Number(weight) >= 600;

const named: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[<>&"]/g, (one) => named[one] ?? one);
