import type { RefusalCode } from '#sync/errors.ts';
import { ApiProblem, Offline } from '../api-problem.ts';
import { ownRefusals } from './own-refusals.ts';
import { words } from './words.svelte.ts';

/** What to tell a person about something that failed. What is no expected failure is named as our own. */
export function sentenceFor(error: unknown): string {
	if (error instanceof Offline) return words.current.refusals.offline;
	if (error instanceof ApiProblem) {
		const sentence = ofNetwork(error.said) ?? words.current.refusals[error.code];
		const { status, requestId } = error;
		// What a person cannot mend is somebody's to look up: the last letters are enough to find it in a log.
		if (status < 500 || requestId === undefined) return sentence;
		return `${sentence} ${words.current.common.codeForSupport(requestId.slice(-12))}`;
	}
	return words.current.refusals.internal;
}

/** The same for a bare code, as a waiting change carries one; `undefined` for a word that is none of ours. */
export const sentenceOfCode = (code: string): string | undefined =>
	isKnown(code) ? words.current.refusals[code] : (words.current.receipt.because[code] ?? ofNetwork(code));

const isKnown = (code: string): code is RefusalCode => Object.hasOwn(words.current.refusals, code);

function ofNetwork(code: string): string | undefined {
	const own = ownRefusals.get(code);
	return own && words.say(own.sentence);
}
