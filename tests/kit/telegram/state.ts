/** A bot's standing in a chat. */
export type Standing = 'posts' | 'administrator' | 'member' | 'left' | 'kicked';

export interface Bot {
	id: number;
	token: string;
	username: string;
}

export interface SimulatedChat {
	id: number;
	type: 'channel' | 'supergroup';
	title: string;
	username: string | undefined;
	subscribers: number;
	/** By token; a bot that is not here never was in the chat. */
	bots: Map<string, Standing>;
	/** Whether the public page shows what is published. */
	hasPage: boolean;
	nextMessage: number;
	pinned?: number;
}

/** One request that became a message, or an album of them. */
export interface Accepted {
	chatId: number;
	method: string;
	text: string;
	at: Date;
	messageIds: number[];
	/** What came with it: sizes of files, in bytes. */
	files: number[];
	parameters: Record<string, unknown>;
}

export interface State {
	bots: Map<string, Bot>;
	chats: SimulatedChat[];
	accepted: Accepted[];
	now: () => Date;
}

export const chatBy = (state: State, name: unknown): SimulatedChat | undefined =>
	state.chats.find(
		(chat) => String(chat.id) === String(name) || (chat.username && `@${chat.username}` === name)
	);
