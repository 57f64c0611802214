/**
 * Variables of a template: `{{name}}` in its text. A name begins with a letter and holds letters, digits, spaces, `_` and `-`.
 * Pure, the same at both ends: the server derives a template's variables by this, whatever a device says they are.
 */

/** Longest name, and how many a template has at most: what stands beyond is plain text. */
export const longestVariable = 40;
export const mostVariables = 50;

/** What the program itself knows at the moment of use. */
export const builtIns = ['date', 'time', 'weekday', 'project'] as const;
export type BuiltIn = (typeof builtIns)[number];

export const isBuiltIn = (name: string): name is BuiltIn => builtIns.some((one) => one === name);

/** The names that somebody has to fill, each once, in the order of the text. */
export function variablesOf(html: string): string[] {
	const names = new Set<string>();
	for (const [, given = ''] of html.matchAll(placeholder)) {
		const name = nameOf(given);
		if (name !== null && !isBuiltIn(name)) names.add(name);
		if (names.size === mostVariables) break;
	}
	return [...names];
}

export const builtInsOf = (html: string): BuiltIn[] =>
	builtIns.filter((name) => placeholderOf(name).test(html));

/** Where in a plain text variables stand, whichever they are: from the first brace to behind the last. */
export const placesOf = (text: string): { from: number; to: number }[] =>
	[...text.matchAll(placeholder)].flatMap(({ 0: whole, 1: given = '', index }) =>
		nameOf(given) === null ? [] : { from: index, to: index + whole.length }
	);

/** A name as it is kept, or null where it is none: letters composed, and without the space around it. */
export function nameOf(given: string): string | null {
	const name = given.normalize('NFC').trim();
	return name.length <= longestVariable && wholeName.test(name) ? name : null;
}

/**
 * The text with its variables filled in. A value is plain text: it becomes text, and inside of a tag part of an address. What has no
 * value, or an empty one, stays as it is, so that its gap can be seen.
 */
export function fill(html: string, values: Readonly<Record<string, string>>): string {
	return html.replaceAll(tagOrPlaceholder, (found) =>
		found.startsWith('<') ? replaced(found, values, encodeURIComponent) : replaced(found, values, escape)
	);
}

/** What the built-in ones say of an instant, in a zone and a language. */
export function builtInValues(
	at: Date,
	{ zone, locale, project }: { zone: string; locale: string; project: string }
): Record<BuiltIn, string> {
	const say = (options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat(locale, { ...options, timeZone: zone, hourCycle: 'h23' }).format(at);
	return {
		date: say({ day: 'numeric', month: 'long' }),
		time: say({ hour: '2-digit', minute: '2-digit' }),
		weekday: say({ weekday: 'long' }),
		project
	};
}

const name = String.raw`[^<>{}\n]{1,80}`;
const placeholder = new RegExp(`\\{\\{(${name})\\}\\}`, 'g');
const tagOrPlaceholder = new RegExp(`<[^>]*>|\\{\\{${name}\\}\\}`, 'g');
const wholeName = /^\p{L}[\p{L}\p{M}\p{N} _-]*$/u;

const placeholderOf = (builtIn: BuiltIn): RegExp => new RegExp(`\\{\\{\\s*${builtIn}\\s*\\}\\}`);

function replaced(
	text: string,
	values: Readonly<Record<string, string>>,
	encode: (value: string) => string
): string {
	return text.replaceAll(placeholder, (whole, given: string) => {
		const known = nameOf(given);
		const value = known !== null && Object.hasOwn(values, known) ? values[known] : undefined;
		return value ? encode(value.toWellFormed()) : whole;
	});
}

const named: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
const escape = (text: string): string => text.replaceAll(/[<>&]/g, (one) => named[one] ?? one);
