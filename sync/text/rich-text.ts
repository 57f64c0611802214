/**
 * A post's text between its markup (the contract's subset) and whatever draws or edits it. A line break of the markup ends a line;
 * two of them leave an empty line between.
 */
export type RichText = Block[];

export type Block =
	| { is: 'line'; spans: Span[] }
	| { is: 'quote'; isExpandable: boolean; lines: Span[][] }
	| { is: 'code'; language: string | null; text: string };

/** Text that looks one way. Never empty, and no two beside each other are alike. */
export interface Span {
	text: string;
	/** In the order of `markOrder`, each kind at most once. */
	marks: Mark[];
}

export type Mark =
	| { is: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler' | 'code' }
	| { is: 'link'; href: string }
	| { is: 'emoji'; emojiId: string };

/** From the outside in. One order makes the markup of a text its only one, so that equal texts are equal as markup. */
export const markOrder = [
	'link',
	'bold',
	'italic',
	'underline',
	'strike',
	'spoiler',
	'emoji',
	'code'
] as const;

/** Brings marks into their order. Code is code alone: networks take nothing inside of it. */
export function ordered(marks: readonly Mark[]): Mark[] {
	const byKind = new Map(marks.map((mark) => [mark.is, mark]));
	const code = byKind.get('code');
	return code ? [code] : markOrder.flatMap((kind) => byKind.get(kind) ?? []);
}

export const isSameMark = (a: Mark | undefined, b: Mark | undefined): boolean =>
	a?.is === b?.is && JSON.stringify(a) === JSON.stringify(b);

/** Adds text to a line, to its last span where that one looks the same. */
export function append(spans: Span[], text: string, marks: Mark[]): void {
	if (text === '') return;
	const last = spans.at(-1);
	const goesOn =
		last?.marks.length === marks.length && last.marks.every((mark, at) => isSameMark(mark, marks[at]));
	if (last && goesOn) last.text += text;
	else spans.push({ text, marks });
}

/** Addresses that a network opens. Whatever else is written as a link stays as plain text. */
export const isAddress = (href: string): boolean => /^(https?:\/\/|tg:\/\/|mailto:|tel:)\S+$/i.test(href);
