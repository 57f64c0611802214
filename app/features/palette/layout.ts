/** What stands on a key in the Russian and in the English layout, key by key. */
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const english = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";

const turned = new Map<string, string>();
for (const [at, letter] of [...russian].entries()) {
	turned.set(letter, english[at] ?? letter);
	turned.set(english[at] ?? letter, letter);
}

/** What would have been typed by the same keys in the other layout: `rfktylfhm` is «календарь». */
export const inOtherLayout = (typed: string): string =>
	[...typed.toLowerCase()].map((letter) => turned.get(letter) ?? letter).join('');
