import type { Attempt } from '#sync/records/publication.ts';
import { sentenceOfCode } from '#app/lib/words/sentence.ts';
import { words } from '#app/lib/words/words.svelte.ts';

/** Our sentence for the reason of an attempt's answer; where we know none, the network's own words have to do. */
export const because = ({ code }: Pick<Attempt, 'code'>): string | undefined =>
	code === undefined ? undefined : (words.current.receipt.because[code] ?? sentenceOfCode(code));
