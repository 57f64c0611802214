import { GrammyError, type Api } from 'grammy';
import type { Chat } from 'grammy/types';
import { Refusal } from '#sync/errors.ts';
import type { Found } from '../found.ts';
import { newBots } from './api.ts';
import { prove } from './prove.ts';
import { telegramRefusal, type TelegramCode } from './refusals.ts';
import { missingRight } from './rights.ts';
import type { Signal } from './signal.ts';
import type { TelegramConfig } from './telegram.ts';

/** How long somebody who connects a channel waits for Telegram, in milliseconds. */
const patience = 10_000;

export interface Asked {
	/** `@name`, or the number of the chat. */
	chat: string;
	/** The bot's; null or absent for the installation's own. */
	token?: string | null | undefined;
	/** Who connects the channel, as Telegram knows them: one of them has to administer it. Absent where that has been proven, or the token proves it. */
	people?: string[];
}

/** Looks whether the bot may post in the chat, and what the chat is. Refuses with the reason where it may not. */
export async function lookAtChat(config: TelegramConfig, { chat, token, people }: Asked): Promise<Found> {
	const used = token ?? config.telegramBotToken;
	if (used === undefined) throw telegramRefusal('telegram_token_missing');
	// It becomes a part of an address: what does not look like a token is not sent anywhere.
	if (!/^\d+:[\w-]+$/.test(used)) throw telegramRefusal('telegram_token_invalid');
	const api = newBots(config.telegramApiRoot)(used);
	// The cast: the library names the type of an older package, which the platform's own fulfils.
	const signal = AbortSignal.timeout(patience) as Signal;

	const me = await asked(api.getMe(signal), (error) =>
		[401, 404].includes(error.error_code) ? 'telegram_token_invalid' : undefined
	);
	const found = await asked(whereverItIs(api, chat, signal), notFound);
	if (found.type === 'private') throw telegramRefusal('telegram_chat_not_found');
	const member = await asked(api.getChatMember(found.id, me.id, signal), cannotPost);
	const missing = missingRight(member, found.type);
	if (missing !== null) throw telegramRefusal('telegram_cannot_post', { detail: missing });
	if (people) await asked(prove(api, found, people, signal), cannotPost);
	// Good to know, and nothing that connecting it hangs on.
	const subscribers = await api.getChatMemberCount(found.id, signal).catch(() => null);
	return { ...described(found), subscribers };
}

/** A group that became a supergroup answers under its new number, and says which that is. */
async function whereverItIs(api: Api, chat: string, signal: Signal): Promise<Chat> {
	try {
		return await api.getChat(chat, signal);
	} catch (error) {
		const moved = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
		if (moved === undefined) throw error;
		return api.getChat(moved, signal);
	}
}

const described = (chat: Chat): Omit<Found, 'subscribers'> => ({
	kind: chat.type === 'private' ? 'group' : chat.type,
	externalId: String(chat.id),
	title: (chat.title ?? '').slice(0, 256),
	username: chat.username ?? null,
	// A file of the Bot API has an address with the token in it: no picture rather than that.
	avatarUrl: null
});

type Meaning = (error: GrammyError) => TelegramCode | undefined;

const notFound: Meaning = (error) => {
	if (error.error_code === 403) return 'telegram_cannot_post';
	return error.error_code === 400 ? 'telegram_chat_not_found' : undefined;
};
const cannotPost: Meaning = ({ error_code: status }) =>
	status === 400 || status === 403 ? 'telegram_cannot_post' : undefined;

/** Telegram's no in the words of the contract; all that is no answer is "unreachable". */
async function asked<T>(answer: Promise<T>, meaning: Meaning): Promise<T> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof Refusal) throw error;
		if (!(error instanceof GrammyError)) throw telegramRefusal('telegram_unreachable');
		if (error.error_code === 429) {
			throw new Refusal('too_many_requests', { extra: { retryAfter: error.parameters.retry_after ?? 5 } });
		}
		const code = meaning(error);
		if (code === undefined) throw telegramRefusal('telegram_unreachable');
		throw telegramRefusal(code, { detail: error.description });
	}
}
