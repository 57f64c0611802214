import { refusing, type Refusals } from '#sync/errors.ts';

/** What only Telegram can say no for. */
export const telegramRefusals = {
	telegram_token_missing: 422,
	telegram_token_invalid: 422,
	telegram_chat_not_found: 422,
	telegram_cannot_post: 422,
	telegram_bot_removed: 422,
	telegram_person_unknown: 422,
	telegram_not_administrator: 422,
	telegram_unreachable: 503
} as const satisfies Refusals;

export type TelegramCode = keyof typeof telegramRefusals;

export const telegramRefusal = refusing(telegramRefusals);
