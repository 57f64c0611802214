import UFuzzy from '@leeoniya/ufuzzy';
import { inOtherLayout } from './layout.ts';

/** Something that can be found by its words, in both languages: a Russian may ask for “calendar”. */
export interface Findable {
	/** All that it may be called, in one line. */
	names: string;
}

// One slip in a word is forgiven, and letters are those of both languages.
const fuzzy = new UFuzzy({
	alpha: 'a-zа-яё',
	interSplit: String.raw`[^a-zа-яё\d']+`,
	intraSplit: '[a-zа-яё][A-ZА-ЯЁ]',
	intraBound: String.raw`[a-zа-яё]\d|\d[a-zа-яё]|[a-zа-яё][A-ZА-ЯЁ]`,
	interBound: String.raw`[^a-zа-яё\d]`,
	intraMode: 1,
	intraIns: 1,
	intraSub: 1,
	intraTrn: 1,
	intraDel: 1
});

/**
 * Those that were asked for, best first. What was typed in the wrong layout is found as well, after what was found as it was typed.
 */
export function find<T extends Findable>(all: readonly T[], typed: string, most: number): T[] {
	const question = typed.trim().toLowerCase();
	if (question === '') return all.slice(0, most);
	const names = all.map((one) => one.names.toLowerCase());
	const found = new Set<number>();
	for (const wanted of [question, inOtherLayout(question)]) {
		// Up to three words in any order.
		const [indices, info, order] = fuzzy.search(names, wanted, 3);
		const ranked = order && info ? order.flatMap((at) => info.idx[at] ?? []) : (indices ?? []);
		for (const index of ranked) if (found.size < most) found.add(index);
	}
	return [...found].flatMap((index) => all[index] ?? []);
}
