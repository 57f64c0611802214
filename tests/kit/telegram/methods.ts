import type { Body } from './body.ts';
import { parseHtml } from './parse-html.ts';
import { deleting, editing, pinning } from './changes.ts';
import { forwarding } from './forwards.ts';
import { chatOf, memberOf, toPerson, userOf } from './people.ts';
import { forbidden } from './rights.ts';
import { wrongFiles, wrongPoll } from './media-rules.ts';
import { done, moved, refused, type Reply } from './replies.ts';
import { only, type Prepared } from './prepared.ts';
import { chatBy, type Accepted, type Bot, type SimulatedChat, type State } from './state.ts';

const listOf = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : []);
const longestText = 4096;
const longestCaption = 1024;
/** Of the markup as it is given. */
const mostBytes = 32_768;

export function prepare(state: State, bot: Bot, method: string, body: Body): Prepared {
	const { parameters } = body;
	if (method === 'getMe') return only(done(userOf(bot)));
	if (parameters['chat_id'] === undefined) return only(refused(400, 'Bad Request: chat_id is empty'));
	const person = state.people.find(({ id }) => String(id) === String(parameters['chat_id']));
	if (person) return toPerson(person, bot, method, parameters);
	const chat = chatBy(state, parameters['chat_id']);
	if (chat?.movedTo !== undefined) return only(moved(chat.movedTo));
	if (!chat) return only(refused(400, 'Bad Request: chat not found'));
	switch (method) {
		case 'getChat':
			return only(done({ ...chatOf(chat), accent_color_id: 3, max_reaction_count: 11 }));
		case 'getChatMemberCount':
			return only(done(chat.subscribers));
		case 'getChatMember':
			return only(memberOf(state, chat, bot, Number(parameters['user_id'])));
		case 'forwardMessage':
			return forwarding(state, chat, bot, parameters);
		case 'deleteMessage':
			return only(deleted(state, chat, Number(parameters['message_id'])));
		case 'pinChatMessage':
		case 'unpinChatMessage':
			return pinning(state, chat, bot, method, Number(parameters['message_id']));
		case 'editMessageText':
		case 'editMessageCaption':
			return editing(state, chat, bot, method, body);
		case 'deleteMessages':
			return deleting(state, chat, bot, listOf(parameters['message_ids']));
		case 'sendMessage':
		case 'sendPhoto':
		case 'sendVideo':
		case 'sendAnimation':
		case 'sendDocument':
		case 'sendAudio':
		case 'sendVoice':
		case 'sendPoll':
		case 'sendMediaGroup':
			return sending(state, chat, bot, method, body);
		default:
			return only(refused(404, 'Not Found: method not found'));
	}
}

function deleted(state: State, chat: SimulatedChat, id: number): Reply {
	const index = state.accepted.findIndex((one) => one.chatId === chat.id && one.messageIds.includes(id));
	if (index < 0) return refused(400, 'Bad Request: message to delete not found');
	state.accepted.splice(index, 1);
	return done(true);
}

function sending(state: State, chat: SimulatedChat, bot: Bot, method: string, body: Body): Prepared {
	const content = contentOf(method, body);
	const refusal = forbidden(chat, bot) ?? wrong(method, chat, content, body);
	if (refusal) return only(refusal);
	const parsed = parseHtml(content.html);
	if ('error' in parsed) return only(refused(400, parsed.error));
	const messageIds = Array.from({ length: content.count }, () => chat.nextMessage++);
	const files = [...body.files.values()];
	const at = state.now();
	const { parameters } = body;
	const accepted: Accepted = {
		chatId: chat.id,
		method,
		text: parsed.text,
		at,
		messageIds,
		files,
		names: body.names,
		parameters
	};
	const date = Math.floor(at.getTime() / 1000);
	const messages = messageIds.map((id) => ({ message_id: id, date, chat: chatOf(chat), text: parsed.text }));
	return {
		reply: () => done(method === 'sendMediaGroup' ? messages : messages[0]),
		accept: () => void state.accepted.push(accepted)
	};
}

interface Content {
	html: string;
	count: number;
	isCaption: boolean;
}

function contentOf(method: string, { parameters }: Body): Content {
	if (method === 'sendMessage') return { html: String(parameters['text'] ?? ''), count: 1, isCaption: false };
	if (method === 'sendPoll')
		return { html: String(parameters['question'] ?? ''), count: 1, isCaption: false };
	// The sender is the program under test: what it sends has this shape, or the test fails.
	const album = (method === 'sendMediaGroup' ? parameters['media'] : [parameters]) as { caption?: string }[];
	const html = album.find((item) => item.caption !== undefined)?.caption ?? '';
	return { html, count: album.length, isCaption: true };
}

function wrong(
	method: string,
	chat: SimulatedChat,
	{ html, isCaption }: Content,
	body: Body
): Reply | undefined {
	const no = (words: string) => refused(400, `Bad Request: ${words}`);
	const topic = body.parameters['message_thread_id'];
	if (topic !== undefined && !chat.topics.has(Number(topic))) return no('message thread not found');
	if (!isCaption && html === '') return no('message text is empty');
	if (Buffer.byteLength(html) > mostBytes) return no('text is too long');
	const parsed = parseHtml(html);
	if ('error' in parsed) return refused(400, parsed.error);
	const length = [...parsed.text].length;
	if (!isCaption && length === 0) return no('text must be non-empty');
	if (isCaption && length > longestCaption) return no('message caption is too long');
	if (!isCaption && length > longestText) return no('message is too long');
	const objection = method === 'sendPoll' ? wrongPoll(body, chat.type) : wrongFiles(method, body);
	if (objection !== undefined) return no(objection);
	return [...body.files.values()].includes(0) ? no('file must be non-empty') : undefined;
}
