import { refused, type Reply } from './replies.ts';
import type { Bot, SimulatedChat } from './state.ts';

/** The no that a bot gets which may not do what it asks for. */
export function forbidden(chat: SimulatedChat, bot: Bot): Reply | undefined {
	const standing = chat.bots.get(bot.token) ?? 'left';
	const kind = chat.type;
	if (standing === 'kicked') return refused(403, `Forbidden: bot was kicked from the ${kind} chat`);
	if (standing === 'left') return refused(403, `Forbidden: bot is not a member of the ${kind} chat`);
	if (standing === 'posts' || kind !== 'channel') return undefined;
	return refused(400, 'Bad Request: need administrator rights in the channel chat');
}
