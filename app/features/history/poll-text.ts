import type { Poll } from '#sync/records/poll.ts';
import { words } from '#app/lib/words/words.svelte.ts';

/** All that a poll says, a line each, to be compared with another. */
export function pollText(poll: Poll | null): string {
	if (poll === null) return '';
	const { question, options, quiz, isAnonymous, isMultiple } = poll;
	const about = words.current.poll.described(quiz !== undefined, isAnonymous, isMultiple);
	const marked = options.map((option, at) => `${quiz?.correct.includes(at) ? '✓' : '–'} ${option}`);
	const after = quiz?.explanation ? [quiz.explanation] : [];
	return [about, question, ...marked, ...after].join('\n');
}
