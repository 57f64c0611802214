import { GrammyError, type Api } from 'grammy';
import type { Chat } from 'grammy/types';
import { telegramRefusal } from './refusals.ts';
import type { Signal } from './signal.ts';

/**
 * Refuses unless one of the given people administers the chat and may post there. That a bot is in it proves nothing about who asks: the
 * installation's bot serves everybody (spec: services.md, 1.5).
 */
export async function prove(api: Api, chat: Chat, people: string[], signal: Signal): Promise<void> {
	if (people.length === 0) throw telegramRefusal('telegram_person_unknown');
	for (const person of people) if (await administers(api, chat, Number(person), signal)) return;
	throw telegramRefusal('telegram_not_administrator');
}

async function administers(api: Api, chat: Chat, person: number, signal: Signal): Promise<boolean> {
	try {
		const member = await api.getChatMember(chat.id, person, signal);
		if (member.status === 'creator') return true;
		return (
			member.status === 'administrator' && (chat.type !== 'channel' || member.can_post_messages === true)
		);
	} catch (error) {
		// Somebody whom Telegram does not know there.
		if (error instanceof GrammyError && error.error_code === 400) return false;
		throw error;
	}
}
