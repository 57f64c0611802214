import { GrammyError, HttpError } from 'grammy';
import type { SendOutcome } from '../network.ts';
import { neverConnected } from '../connection.ts';
import { reasonOf, type Step } from './reasons.ts';

/** Before the next try where nothing could be reached, and where a pause was asked for without its length; in milliseconds. */
const pause = 5000;
const longestMessage = 300;

/** What a failed request means for the message, by what left this machine. */
export function classify(error: unknown, step: Step): SendOutcome {
	if (error instanceof GrammyError) return ofAnswer(error, step);
	const code = error instanceof HttpError ? codeOf(error.error) : undefined;
	if (code === neverConnected) {
		const message = 'no connection to Telegram was made';
		return { is: 'not_sent', retryAfterMs: pause, code: 'telegram_unreachable', message };
	}
	// Never the error's own text: it repeats the address, and the address holds the token.
	const message = `the answer of Telegram did not arrive or could not be read${code ? ` (${code})` : ''}`;
	return { is: 'unknown', code: 'answer_lost', message };
}

function ofAnswer({ error_code: status, description, parameters }: GrammyError, step: Step): SendOutcome {
	const message = String(description).slice(0, longestMessage);
	if (status === 429) {
		const retryAfterMs = parameters.retry_after ? parameters.retry_after * 1000 : pause;
		return { is: 'not_sent', retryAfterMs, code: 'too_many_requests', message };
	}
	if (parameters.migrate_to_chat_id !== undefined) {
		const movedTo = String(parameters.migrate_to_chat_id);
		return { is: 'not_sent', retryAfterMs: 0, code: 'channel_moved', message, movedTo };
	}
	if (!(status >= 400 && status < 500)) return { is: 'unknown', code: 'unavailable', message };
	return { is: 'refused', message, ...reasonOf(status, message, step) };
}

const codeOf = (error: unknown): string | undefined =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
