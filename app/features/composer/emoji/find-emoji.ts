export interface Emoji {
	character: string;
	/** In the data set's order: faces, people, nature, food, travel, activities, things, signs, flags. */
	group: number;
	name: string;
	/** Everything by which it is found, in lower case. */
	words: string;
}

/** Reads the lines of one language; the words of the others make it findable in those too. */
export function readEmoji(lines: string, ...others: string[]): Emoji[] {
	const further = new Map<string, string>();
	for (const line of others.flatMap((all) => all.split('\n'))) {
		const [character = '', , name = '', tags = ''] = line.split('\t');
		further.set(character, `${further.get(character) ?? ''} ${name} ${tags}`);
	}
	return lines.split('\n').flatMap((line) => {
		const [character = '', group = '0', name = '', tags = ''] = line.split('\t');
		const words = folded(` ${name} ${tags} ${further.get(character) ?? ''}`);
		return character === '' ? [] : [{ character, group: Number(group), name, words }];
	});
}

/** Those that somebody means who types this: by the beginnings of words, those whose name begins so first. */
export function findEmoji(all: Emoji[], search: string): Emoji[] {
	const parts = folded(search).split(/\s+/).filter(Boolean);
	if (parts.length === 0) return all;
	const found = all.filter(
		({ words, character }) => character === search.trim() || parts.every((part) => words.includes(` ${part}`))
	);
	const first = parts[0] ?? '';
	const isNamed = ({ name }: Emoji) => (folded(name).startsWith(first) ? 0 : 1);
	return found.toSorted((a, b) => isNamed(a) - isNamed(b));
}

const folded = (text: string): string =>
	text.toLocaleLowerCase().replaceAll('ё', 'е').replaceAll(/[-,]/g, ' ');
