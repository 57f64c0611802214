import { chatOf } from './people.ts';
import { only, type Prepared } from './prepared.ts';
import { done, refused } from './replies.ts';
import { forbidden } from './rights.ts';
import { chatBy, type Bot, type SimulatedChat, type State } from './state.ts';

const isIn = ({ bots }: SimulatedChat, { token }: Bot): boolean =>
	!['left', 'kicked'].includes(bots.get(token) ?? 'left');

/** A copy that says where it is from. Of an album only its bearer has words; here each of its messages is told to have them. */
export function forwarding(
	state: State,
	to: SimulatedChat,
	bot: Bot,
	parameters: Record<string, unknown>
): Prepared {
	const from = chatBy(state, parameters['from_chat_id']);
	const id = Number(parameters['message_id']);
	const refusal = forbidden(to, bot);
	if (refusal) return only(refusal);
	if (!from) return only(refused(400, 'Bad Request: chat not found'));
	// A bot of no standing there does not see what is in it.
	if (!isIn(from, bot)) return only(refused(400, 'Bad Request: chat not found'));
	const original = state.accepted.find((one) => one.chatId === from.id && one.messageIds.includes(id));
	if (!original) return only(refused(400, 'Bad Request: message to forward not found'));
	if (original.parameters['protect_content'] === true)
		return only(refused(400, "Bad Request: message can't be forwarded"));
	const copy = to.nextMessage++;
	const date = Math.floor(original.at.getTime() / 1000);
	const isText = original.method === 'sendMessage' || original.method === 'by hand';
	const origin = { type: 'channel', chat: chatOf(from), message_id: id, date };
	const words = original.text === '' ? {} : { [isText ? 'text' : 'caption']: original.text };
	return {
		reply: () => done({ message_id: copy, date, chat: chatOf(to), forward_origin: origin, ...words }),
		accept: () =>
			void state.accepted.push({
				...{ chatId: to.id, method: 'forwardMessage', text: original.text, at: state.now() },
				...{ messageIds: [copy], files: [], names: [], parameters }
			})
	};
}
