import { HtmlRefusal, parseHtml } from './telegram-html.ts';

/** What the Bot API answers, with its own codes and words (spec: services.md 1.2). */
export class BotRefusal extends Error {
	readonly code: number;
	readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined;
	constructor(code: number, description: string, parameters?: BotRefusal['parameters']) {
		super(description);
		this.code = code;
		this.parameters = parameters;
	}
}

export interface Bot {
	id: number;
	token: string;
	username: string;
	isRevoked: boolean;
}

/** How a bot stands in a chat: what it may do, or that it is out. */
export type Standing = 'poster' | 'admin without posting' | 'member' | 'left' | 'kicked';

export interface Chat {
	id: number;
	type: 'channel' | 'supergroup' | 'private';
	title: string;
	username: string | null;
	/** Whether t.me shows its messages to everybody. */
	hasPreview: boolean;
	subscribers: number;
	bots: Map<number, Standing>;
	messages: ChatMessage[];
}

/** One message that readers see. */
export interface ChatMessage {
	id: number;
	text: string;
	html: string;
	photos: { bytes: number; name: string; hasSpoiler: boolean }[];
	album: string | null;
	isSilent: boolean;
	isProtected: boolean;
	hidesPreview: boolean;
	topicId: number | null;
	at: Date;
	botId: number;
}

export interface UploadedFile {
	name: string;
	bytes: Uint8Array;
}

export interface Call {
	method: string;
	params: Record<string, unknown>;
	files: ReadonlyMap<string, UploadedFile>;
}

const limits = { text: 4096, caption: 1024, rawText: 32_768, photo: 10 * 1024 * 1024, album: 10 };

/** Everything that a bot's call does in a chat; what readers see changes only here. */
export function answer(call: Call, bot: Bot, chats: Chat[]): unknown {
	const method = call.method.toLowerCase();
	if (method === 'getme') return me(bot);
	const chat = find(call, chats);
	const standing = chat.bots.get(bot.id) ?? 'left';
	switch (method) {
		case 'getchat':
			return refuseUnread(chat, standing) ?? chatInfo(chat);
		case 'getchatmembercount':
			return refuseUnread(chat, standing) ?? chat.subscribers;
		case 'getchatmember':
			return refuseUnread(chat, standing) ?? member(bot, standing);
		case 'sendmessage':
			return refuseUnwritten(chat, standing) ?? sendText(call, bot, chat);
		case 'sendphoto':
			return refuseUnwritten(chat, standing) ?? sendPhoto(call, bot, chat);
		case 'sendmediagroup':
			return refuseUnwritten(chat, standing) ?? sendAlbum(call, bot, chat);
		default:
			throw new BotRefusal(404, 'Not Found: method not found');
	}
}

function find({ params }: Call, chats: Chat[]): Chat {
	const given = String(params['chat_id'] ?? '');
	if (given === '') throw new BotRefusal(400, 'Bad Request: chat_id is empty');
	const name = given.startsWith('@') ? given.slice(1).toLowerCase() : null;
	const found = chats.find((chat) =>
		name === null
			? String(chat.id) === given
			: chat.username?.toLowerCase() === name && chat.type !== 'private'
	);
	if (!found) throw new BotRefusal(400, 'Bad Request: chat not found');
	return found;
}

/** A private chat tells a bot that is not in it nothing; a public one can be read by anybody. */
function refuseUnread(chat: Chat, standing: Standing): null {
	const isOut = standing === 'left' || standing === 'kicked';
	if (isOut && chat.username === null) throw new BotRefusal(400, 'Bad Request: chat not found');
	return null;
}

function refuseUnwritten(chat: Chat, standing: Standing): null {
	if (standing === 'kicked')
		throw new BotRefusal(403, `Forbidden: bot was kicked from the ${chat.type} chat`);
	if (standing === 'left')
		throw new BotRefusal(403, `Forbidden: bot is not a member of the ${chat.type} chat`);
	if (standing === 'poster') return null;
	if (chat.type !== 'channel') throw new BotRefusal(400, 'Bad Request: have no write access to the chat');
	throw new BotRefusal(400, 'Bad Request: need administrator rights in the channel chat');
}

function sendText(call: Call, bot: Bot, chat: Chat): unknown {
	const raw = String(call.params['text'] ?? '');
	if (raw === '') throw new BotRefusal(400, 'Bad Request: message text is empty');
	if (Buffer.byteLength(raw) > limits.rawText) throw new BotRefusal(400, 'Bad Request: text is too long');
	const { text, entities } = parsed(call, raw);
	if (text === '') throw new BotRefusal(400, 'Bad Request: text must be non-empty');
	if ([...text].length > limits.text) throw new BotRefusal(400, 'Bad Request: message is too long');
	return {
		...shown(keep(chat, bot, call, { text, html: raw, photos: [], album: null }), chat),
		text,
		entities
	};
}

function sendPhoto(call: Call, bot: Bot, chat: Chat): unknown {
	const photo = photoOf(call, call.params['photo'], 'photo');
	const { text, entities } = captionOf(call, call.params['caption']);
	const hasSpoiler = isTrue(call.params['has_spoiler']);
	const message = keep(chat, bot, call, {
		text,
		html: String(call.params['caption'] ?? ''),
		photos: [{ ...photo, hasSpoiler }],
		album: null
	});
	return { ...shown(message, chat), photo: sizes, caption: text, caption_entities: entities };
}

function sendAlbum(call: Call, bot: Bot, chat: Chat): unknown {
	const items = list(call.params['media']);
	if (items.length === 0) throw new BotRefusal(400, 'Bad Request: there are no messages to send');
	if (items.length > limits.album)
		throw new BotRefusal(400, 'Bad Request: too many messages to send as an album');
	const ready = items.map((item) => {
		if (item['type'] !== 'photo')
			throw new BotRefusal(400, `Bad Request: type "${String(item['type'])}" is not simulated`);
		const { text, entities } = captionOf({ ...call, params: item }, item['caption']);
		const photo = { ...photoOf(call, item['media'], 'media'), hasSpoiler: isTrue(item['has_spoiler']) };
		return { text, entities, photo, html: String(item['caption'] ?? '') };
	});
	const album = String(13_579 + nextId(chat));
	return ready.map(({ text, entities, photo, html }) => {
		const message = keep(chat, bot, call, { text, html, photos: [photo], album });
		return {
			...shown(message, chat),
			media_group_id: album,
			photo: sizes,
			caption: text,
			caption_entities: entities
		};
	});
}

function captionOf(call: Call, caption: unknown) {
	const found = parsed(call, String(caption ?? ''));
	if ([...found.text].length > limits.caption)
		throw new BotRefusal(400, 'Bad Request: message caption is too long');
	return found;
}

function parsed({ params }: Call, raw: string) {
	const mode = String(params['parse_mode'] ?? '').toLowerCase();
	if (mode === '') return { text: raw.trim(), entities: [] };
	if (mode !== 'html') throw new BotRefusal(400, 'Bad Request: unsupported parse_mode');
	try {
		return parseHtml(raw);
	} catch (error) {
		if (error instanceof HtmlRefusal) throw new BotRefusal(400, error.message);
		throw error;
	}
}

function photoOf(call: Call, given: unknown, field: string): { bytes: number; name: string } {
	const attached = typeof given === 'string' ? /^attach:\/\/(.+)$/.exec(given)?.[1] : undefined;
	const file = call.files.get(attached ?? field);
	if (!file) throw new BotRefusal(400, 'Bad Request: there is no photo in the request');
	if (file.bytes.length === 0) throw new BotRefusal(400, 'Bad Request: file must be non-empty');
	if (file.bytes.length > limits.photo) throw new BotRefusal(413, 'Request Entity Too Large');
	if (!/\.(jpe?g|gif|png|tiff?|bmp)$/i.test(file.name)) {
		throw new BotRefusal(
			400,
			'Bad Request: photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp'
		);
	}
	if (!isPicture(file.bytes)) throw new BotRefusal(400, 'Bad Request: IMAGE_PROCESS_FAILED');
	return { bytes: file.bytes.length, name: file.name };
}

/** By the first bytes of a JPEG, PNG or GIF. */
const isPicture = (bytes: Uint8Array): boolean =>
	['ffd8ff', '89504e', '474946'].includes(Buffer.from(bytes.subarray(0, 3)).toString('hex'));

function keep(
	chat: Chat,
	bot: Bot,
	{ params }: Call,
	content: Pick<ChatMessage, 'text' | 'html' | 'photos' | 'album'>
): ChatMessage {
	const preview = params['link_preview_options'];
	const message: ChatMessage = {
		...content,
		id: nextId(chat),
		isSilent: isTrue(params['disable_notification']),
		isProtected: isTrue(params['protect_content']),
		hidesPreview: isTrue(record(preview)['is_disabled']),
		topicId: params['message_thread_id'] === undefined ? null : Number(params['message_thread_id']),
		at: new Date(),
		botId: bot.id
	};
	chat.messages.push(message);
	return message;
}

const nextId = (chat: Chat): number => (chat.messages.at(-1)?.id ?? 1) + 1;

const me = (bot: Bot) => ({
	id: bot.id,
	is_bot: true,
	first_name: 'Bot',
	username: bot.username,
	can_join_groups: true,
	can_read_all_group_messages: false,
	supports_inline_queries: false
});

const chatInfo = ({ id, type, title, username }: Chat) => ({
	...{ id, type, title },
	...(username === null ? {} : { username, active_usernames: [username] }),
	accent_color_id: 3,
	max_reaction_count: 11,
	accepted_gift_types: {
		unlimited_gifts: false,
		limited_gifts: false,
		unique_gifts: false,
		premium_subscription: false
	}
});

const member = (bot: Bot, standing: Standing) => {
	if (standing === 'left' || standing === 'kicked' || standing === 'member')
		return { status: standing, user: me(bot) };
	return {
		status: 'administrator',
		user: me(bot),
		can_be_edited: false,
		is_anonymous: false,
		can_manage_chat: true,
		can_delete_messages: true,
		can_edit_messages: true,
		can_post_messages: standing === 'poster'
	};
};

/** A channel's post has a sender chat and no `from`. */
const shown = (message: ChatMessage, { id, type, title, username }: Chat) => {
	const chat = { id, type, title, ...(username === null ? {} : { username }) };
	return { message_id: message.id, sender_chat: chat, chat, date: Math.floor(message.at.getTime() / 1000) };
};

const sizes = [
	{ file_id: 'AgAC-small', file_unique_id: 'AQAD-small', file_size: 1423, width: 90, height: 60 },
	{ file_id: 'AgAC-large', file_unique_id: 'AQAD-large', file_size: 80_123, width: 1280, height: 853 }
];

const isTrue = (value: unknown): boolean => value === true || value === 'true';

/** Nested values are JSON text in a form, and themselves in a JSON body. */
function record(value: unknown): Record<string, unknown> {
	const read: unknown = typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value;
	return typeof read === 'object' && read !== null ? Object.fromEntries(Object.entries(read)) : {};
}

function list(value: unknown): Record<string, unknown>[] {
	const read: unknown = typeof value === 'string' ? JSON.parse(value) : value;
	return Array.isArray(read) ? read.map(record) : [];
}
