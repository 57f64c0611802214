import type { NetworkManifest } from '../records/network.ts';
import type { Poll } from '../records/poll.ts';
import type { Misfit } from './misfits.ts';

/** A poll as it goes out: without the space around its words, and without answers that were left empty. */
export function finishedPoll(poll: Poll): Poll {
	const { question, options, quiz, ...rest } = poll;
	const there = options.map((text, at) => ({ text: text.trim(), at })).filter(({ text }) => text !== '');
	const placeOf = (at: number) => there.findIndex((one) => one.at === at);
	return {
		...rest,
		question: question.trim(),
		options: there.map(({ text }) => text),
		...(quiz
			? {
					quiz: {
						correct: quiz.correct.map(placeOf).filter((place) => place >= 0),
						explanation: quiz.explanation.trim()
					}
				}
			: {})
	};
}

/** What a network would not take of a finished poll, whoever it is asked in. The first thing alone: the rest often follows from it. */
export function pollMisfit({ limits }: NetworkManifest, poll: Poll, channelKind?: string): Misfit | null {
	const { question, options, quiz, isAnonymous } = poll;
	const room = limits.poll ?? unlimited;
	if (question === '' || options.length < 2) return { code: 'poll_incomplete', amount: 0 };
	if (new Set(options).size < options.length) return { code: 'poll_option_twice', amount: 0 };
	if (options.length > room.options) return { code: 'poll_too_many_options', amount: room.options };
	const [over, most] = mostOver([
		[question, room.question],
		...options.map((option): [string, number] => [option, room.option]),
		[quiz?.explanation ?? '', room.explanation]
	]);
	if (over > 0) return { code: 'poll_too_long', amount: most };
	if (quiz && !room.isQuiz) return { code: 'quiz_unsupported', amount: 0 };
	if (quiz && quiz.correct.length === 0) return { code: 'quiz_without_answer', amount: 0 };
	const isSecret = channelKind !== undefined && room.anonymousIn.some((kind) => kind === channelKind);
	return isSecret && !isAnonymous ? { code: 'poll_not_anonymous', amount: 0 } : null;
}

/** By how much the longest of some texts is over its room, and that room. In code points. */
function mostOver(texts: [text: string, room: number][]): [over: number, room: number] {
	const overs = texts.map(([text, room]): [number, number] => [[...text].length - room, room]);
	return overs.reduce((most, one) => (one[0] > most[0] ? one : most), [0, 0]);
}

const unlimited = {
	...{ question: Infinity, options: Infinity, option: Infinity, explanation: Infinity },
	...{ isQuiz: true, anonymousIn: [] as string[] }
};
