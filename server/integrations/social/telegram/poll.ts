import type { Api } from 'grammy';
import type { Poll } from '#sync/records/poll.ts';
import type { TargetOptions } from '#sync/records/post.ts';
import { common } from './common.ts';
import type { Signal } from './signal.ts';

/** Sends a poll or a quiz, and gives the message's id. */
export async function sendPoll(
	api: Api,
	chat: string,
	poll: Poll,
	options: TargetOptions,
	signal: Signal
): Promise<number> {
	const { question, options: answers, isMultiple, isAnonymous, quiz, closesAt } = poll;
	const right = quiz
		? {
				type: 'quiz' as const,
				correct_option_ids: quiz.correct,
				...(quiz.explanation === '' ? {} : { explanation: quiz.explanation })
			}
		: { allows_multiple_answers: isMultiple };
	const close = closesAt ? { close_date: Math.floor(Date.parse(closesAt) / 1000) } : {};
	const all = { ...common(options), ...right, ...close, is_anonymous: isAnonymous };
	return (
		await api.sendPoll(
			chat,
			question,
			answers.map((text) => ({ text })),
			all,
			signal
		)
	).message_id;
}
