import type { NetworkManifest } from '#sync/records/network.ts';
import { mostPollOptions, type Poll } from '#sync/records/poll.ts';

/** What somebody who wants to ask something begins with. */
export const blankPoll: Poll = { question: '', options: ['', ''], isMultiple: false, isAnonymous: true };

export interface PollRoom {
	question: number;
	options: number;
	option: number;
	explanation: number;
	/** Whether any of the networks marks an answer as right. */
	isQuiz: boolean;
	/** For how many days it may stand open. */
	openDays: number;
}

/** How much of a poll all of the post's networks that have polls would take. */
export function pollRoom(manifests: NetworkManifest[]): PollRoom {
	const rooms = manifests.flatMap(({ poll, limits }) => (poll && limits.poll ? [limits.poll] : []));
	const least = (limit: (room: (typeof rooms)[number]) => number, most: number) =>
		Math.min(most, ...rooms.map(limit));
	return {
		question: least((room) => room.question, 1000),
		options: least((room) => room.options, mostPollOptions),
		option: least((room) => room.option, 300),
		explanation: least((room) => room.explanation, 1000),
		openDays: least((room) => room.openDays ?? Infinity, Infinity),
		isQuiz: rooms.length === 0 || rooms.some((room) => room.isQuiz)
	};
}

export function closing(poll: Poll, closesAt: string | undefined): Poll {
	const { closesAt: _before, ...open } = poll;
	return closesAt === undefined ? open : { ...open, closesAt };
}

export const withOption = (poll: Poll, at: number, text: string): Poll => ({
	...poll,
	options: poll.options.with(at, text)
});

/** With an empty answer behind the given one. */
export const withMore = (poll: Poll, after = poll.options.length - 1): Poll => ({
	...poll,
	options: poll.options.toSpliced(after + 1, 0, ''),
	...rightly(poll, (at) => (at > after ? at + 1 : at))
});

export const without = (poll: Poll, gone: number): Poll => ({
	...poll,
	options: poll.options.toSpliced(gone, 1),
	...rightly(poll, (at) => (at === gone ? null : at > gone ? at - 1 : at))
});

/** An answer and its neighbour change places, and what is right stays right. */
export function moved(poll: Poll, from: number, to: number): Poll {
	const one = poll.options[from];
	const other = poll.options[to];
	if (one === undefined || other === undefined) return poll;
	const options = poll.options.with(from, other).with(to, one);
	return { ...poll, options, ...rightly(poll, (at) => (at === from ? to : at === to ? from : at)) };
}

export function asQuiz(poll: Poll, isQuiz: boolean): Poll {
	const { quiz = { correct: [], explanation: '' }, ...plain } = poll;
	return isQuiz ? { ...plain, isMultiple: false, quiz } : plain;
}

export function withRight(poll: Poll, at: number, isRight: boolean): Poll {
	const { quiz } = asQuiz(poll, true);
	if (!quiz) return poll;
	const others = quiz.correct.filter((one) => one !== at);
	const correct = isRight ? [...others, at].toSorted((a, b) => a - b) : others;
	return { ...poll, quiz: { ...quiz, correct } };
}

/** The right answers at their new places. */
const rightly = ({ quiz }: Poll, placeOf: (at: number) => number | null): Pick<Poll, 'quiz'> =>
	quiz
		? {
				quiz: { ...quiz, correct: quiz.correct.flatMap((at) => placeOf(at) ?? []).toSorted((a, b) => a - b) }
			}
		: {};
