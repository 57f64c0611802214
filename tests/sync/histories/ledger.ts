/** One word that somebody wrote into a text, found nowhere else. */
export interface Word {
	word: string;
	/** Index of the device that wrote it; -1 for the server's own interface. */
	device: number;
	/** `sure`: the write was done, so the word must be somewhere. `unsure`: its page died meanwhile, and nothing is promised. */
	state: 'sure' | 'unsure';
	/** Whether the server has taken in a write that holds it. */
	isAcknowledged: boolean;
	/** Whether somebody who had it before their eyes took it out, which is no loss. */
	isTakenOut: boolean;
}

const pattern = /\bw\d+;/g;

export const wordsIn = (text: string): Set<string> => new Set(text.match(pattern) ?? []);

/** All that was written in a history, word by word, and what must have become of it (I3). */
export class Ledger {
	readonly #words = new Map<string, Word>();

	/** A word that was never there before. */
	fresh(device: number): string {
		const word = `w${this.#words.size + 1};`;
		this.#words.set(word, { word, device, state: 'unsure', isAcknowledged: false, isTakenOut: false });
		return word;
	}

	/** A write that went from one text to another. It counts as done only when it is `sure`; what it takes out is taken out in any case. */
	wrote(before: string, after: string, state: Word['state']): void {
		const kept = wordsIn(after);
		for (const word of wordsIn(before)) if (!kept.has(word)) this.#change(word, { isTakenOut: true });
		if (state === 'sure') for (const word of kept) this.#change(word, { state });
	}

	acknowledged(text: string): void {
		for (const word of wordsIn(text)) this.#change(word, { isAcknowledged: true });
	}

	/** Those that must be somewhere. */
	owed(): Word[] {
		return [...this.#words.values()].filter((one) => one.state === 'sure' && !one.isTakenOut);
	}

	get size(): number {
		return this.#words.size;
	}

	#change(word: string, part: Partial<Word>): void {
		const known = this.#words.get(word);
		if (known) this.#words.set(word, { ...known, ...part });
	}
}
