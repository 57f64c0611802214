import type { Attempt } from '#sync/records/publication.ts';
import { ownRefusals } from '#app/lib/words/own-refusals.ts';
import { sentenceOfCode } from '#app/lib/words/sentence.ts';
import { words } from '#app/lib/words/words.svelte.ts';

/** Our sentence for the reason of an attempt's answer; where we know none, the network's own words have to do. */
export function because({ code }: Pick<Attempt, 'code'>): string | undefined {
	if (code === undefined) return undefined;
	const own = ownRefusals.get(code)?.because;
	return words.current.receipt.because[code] ?? (own ? words.say(own) : sentenceOfCode(code));
}
