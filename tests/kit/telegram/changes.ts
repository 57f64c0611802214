import type { Body } from './body.ts';
import { parseHtml } from './parse-html.ts';
import { only, type Prepared } from './prepared.ts';
import { done, refused } from './replies.ts';
import { forbidden } from './rights.ts';
import type { Bot, SimulatedChat, State } from './state.ts';

/** What changes messages that are there already. The refusals are the Bot API's own words (spec: services.md, 1.2 and 1.7). */

const unchanged =
	'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
const oldestDeletable = 48 * 3_600_000;

const withId = (state: State, chat: SimulatedChat, id: number) =>
	state.accepted.find((one) => one.chatId === chat.id && one.messageIds.includes(id));

export function pinning(
	state: State,
	chat: SimulatedChat,
	bot: Bot,
	method: 'pinChatMessage' | 'unpinChatMessage',
	id: number
): Prepared {
	const refusal = forbidden(chat, bot);
	if (refusal) return only(refusal);
	const isPin = method === 'pinChatMessage';
	if (!withId(state, chat, id)) {
		return only(refused(400, `Bad Request: message to ${isPin ? 'pin' : 'unpin'} not found`));
	}
	return {
		reply: () => done(true),
		accept() {
			if (isPin) chat.pinned = id;
			else delete chat.pinned;
		}
	};
}

export function editing(
	state: State,
	chat: SimulatedChat,
	bot: Bot,
	method: 'editMessageText' | 'editMessageCaption',
	{ parameters }: Body
): Prepared {
	const refusal = forbidden(chat, bot);
	if (refusal) return only(refusal);
	const message = withId(state, chat, Number(parameters['message_id']));
	if (!message) return only(refused(400, 'Bad Request: message to edit not found'));
	const isCaption = method === 'editMessageCaption';
	const parsed = parseHtml(String(parameters[isCaption ? 'caption' : 'text'] ?? ''));
	if ('error' in parsed) return only(refused(400, parsed.error));
	const length = [...parsed.text].length;
	if (isCaption && length > 1024) return only(refused(400, 'Bad Request: message caption is too long'));
	if (!isCaption && length > 4096) return only(refused(400, 'Bad Request: message is too long'));
	// Left out, the keyboard is taken away.
	const { reply_markup: before, ...others } = message.parameters;
	const { reply_markup: keyboard } = parameters;
	if (parsed.text === message.text && JSON.stringify(before) === JSON.stringify(keyboard))
		return only(refused(400, unchanged));
	return {
		reply: () => done({ message_id: message.messageIds[0] }),
		accept() {
			message.text = parsed.text;
			message.parameters = { ...others, ...(keyboard ? { reply_markup: keyboard } : {}) };
		}
	};
}

/** Unknown ids are passed over; one that may not be deleted fails all. */
export function deleting(state: State, chat: SimulatedChat, bot: Bot, ids: number[]): Prepared {
	const refusal = forbidden(chat, bot);
	if (refusal) return only(refusal);
	const there = state.accepted.filter(
		(one) => one.chatId === chat.id && one.messageIds.some((id) => ids.includes(id))
	);
	const isTooOld = there.some(({ at }) => state.now().getTime() - at.getTime() >= oldestDeletable);
	if (isTooOld) return only(refused(400, "Bad Request: message can't be deleted"));
	return {
		reply: () => done(true),
		accept() {
			for (const message of there) {
				message.messageIds = message.messageIds.filter((id) => !ids.includes(id));
				if (message.messageIds.length === 0) state.accepted.splice(state.accepted.indexOf(message), 1);
			}
		}
	};
}
