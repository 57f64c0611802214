import { done, refused, type Reply } from './replies.ts';
import { only, type Prepared } from './prepared.ts';
import type { Bot, Letter, SimulatedChat, SimulatedPerson, Standing, State } from './state.ts';

/** Who is who, as the Bot API shows them. */

export const userOf = ({ id, username }: Bot) => ({ id, is_bot: true, first_name: 'Bot', username });

export const personOf = ({ id, name, username }: SimulatedPerson) => ({
	...{ id, is_bot: false, first_name: name },
	...(username === undefined ? {} : { username })
});

export const chatOf = ({ id, type, title, username }: SimulatedChat) => ({
	...{ id, type, title },
	...(username === undefined ? {} : { username })
});

/** A bot in a chat, as it stands there. */
export function standingOf(bot: Bot, standing: Standing) {
	const user = userOf(bot);
	if (standing === 'posts') return { user, status: 'administrator', can_post_messages: true };
	if (standing === 'administrator') return { user, status: 'administrator', can_post_messages: false };
	return { user, status: standing };
}

export function memberOf(state: State, chat: SimulatedChat, bot: Bot, userId: number): Reply {
	if (userId === bot.id) return done(standingOf(bot, chat.bots.get(bot.token) ?? 'left'));
	const person = state.people.find(({ id }) => id === userId);
	if (!person) return refused(400, 'Bad Request: PARTICIPANT_ID_INVALID');
	const rank = chat.administrators.get(userId);
	const user = personOf(person);
	if (rank === undefined) return done({ user, status: 'member' });
	if (rank === 'creator') return done({ user, status: 'creator', is_anonymous: false });
	const rights = chat.type === 'channel' ? { can_post_messages: rank === 'administrator' } : {};
	return done({ user, status: 'administrator', can_manage_chat: true, ...rights });
}

/** A person's own chat with a bot. */
export function toPerson(
	person: SimulatedPerson,
	bot: Bot,
	method: string,
	parameters: Record<string, unknown>
): Prepared {
	if (method !== 'sendMessage') return only(refused(400, 'Bad Request: chat not found'));
	if (!person.started.has(bot.token)) return only(refused(403, 'Forbidden: bot was blocked by the user'));
	// The sender is the program under test: what it sends has this shape, or the test fails.
	const markup = parameters['reply_markup'] as { inline_keyboard?: Letter['buttons'][] } | undefined;
	const letter = { text: String(parameters['text'] ?? ''), buttons: markup?.inline_keyboard?.flat() ?? [] };
	return {
		reply: () => done({ message_id: person.letters.length, text: letter.text }),
		accept: () => void person.letters.push(letter)
	};
}
