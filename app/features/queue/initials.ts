/** As few of a category's letters as tell it from the others: what fits into a cell of a week. */
export function initialsOf(category: string, all: string[]): string {
	const letters = [...category];
	const others = all.filter((one) => one !== category).map((one) => one.toLocaleLowerCase());
	for (let count = 1; count < Math.min(letters.length, 3); count++) {
		const start = letters.slice(0, count).join('');
		if (!others.some((one) => one.startsWith(start.toLocaleLowerCase()))) return upper(start);
	}
	return upper(letters.slice(0, 3).join(''));
}

const upper = (start: string): string => start.charAt(0).toLocaleUpperCase() + start.slice(1);
