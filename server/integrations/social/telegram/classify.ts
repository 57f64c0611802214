import { GrammyError, HttpError } from 'grammy';
import type { SendOutcome } from '../network.ts';
import { neverConnected } from '../connection.ts';

/** Before the next try where nothing could be reached, and where a pause was asked for without its length; in milliseconds. */
const pause = 5000;
const longestMessage = 300;

/** What a failed send means for the message, by what left this machine. */
export function classify(error: unknown): SendOutcome {
	if (error instanceof GrammyError) return ofAnswer(error);
	const code = error instanceof HttpError ? codeOf(error.error) : undefined;
	if (code === neverConnected) {
		const message = 'no connection to Telegram was made';
		return { is: 'not_sent', retryAfterMs: pause, code: 'telegram_unreachable', message };
	}
	// Never the error's own text: it repeats the address, and the address holds the token.
	const message = `the answer of Telegram did not arrive or could not be read${code ? ` (${code})` : ''}`;
	return { is: 'unknown', code: 'answer_lost', message };
}

function ofAnswer({ error_code: status, description, parameters }: GrammyError): SendOutcome {
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
	const reason = reasonOf(status, message);
	return { is: 'refused', message, ...reason };
}

interface Reason {
	code: string;
	accountStatus?: 'attention';
}

const noRights =
	/need administrator rights|no write access|not enough rights|CHAT_ADMIN_REQUIRED|CHAT_WRITE_FORBIDDEN/i;

/** The words are those of the Bot API's source (spec: services.md, 1.2). */
const reasons: [RegExp, Reason][] = [
	[/chat not found/i, { code: 'telegram_chat_not_found', accountStatus: 'attention' }],
	[noRights, { code: 'telegram_cannot_post', accountStatus: 'attention' }],
	[/caption is too long/i, { code: 'caption_too_long' }],
	[/(message|text) is too long/i, { code: 'text_too_long' }],
	[/text is empty|text must be non-empty/i, { code: 'empty_post' }],
	[/too many messages to send as an album/i, { code: 'too_many_media' }],
	[/can't be used in sendMediaGroup|unsupported extension/i, { code: 'media_kind_unsupported' }],
	[/file is too big/i, { code: 'media_too_large' }],
	[/PHOTO_INVALID_DIMENSIONS|IMAGE_PROCESS_FAILED|file must be non-empty/i, { code: 'media_unreadable' }]
];

function reasonOf(status: number, description: string): Reason {
	if (status === 401 || status === 404) return { code: 'telegram_token_invalid', accountStatus: 'attention' };
	if (status === 403) return { code: 'telegram_cannot_post', accountStatus: 'attention' };
	if (status === 413) return { code: 'media_too_large' };
	const [, reason] = reasons.find(([words]) => words.test(description)) ?? [];
	return reason ?? { code: 'network_refused' };
}

const codeOf = (error: unknown): string | undefined =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
