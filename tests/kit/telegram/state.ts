/** A bot's standing in a chat. */
export type Standing = 'posts' | 'administrator' | 'member' | 'left' | 'kicked';

export interface Bot {
	id: number;
	token: string;
	username: string;
}

/** Somebody with an account at Telegram. */
export interface SimulatedPerson {
	id: number;
	name: string;
	username: string | undefined;
	/** The bots, by token, whom this person let write to them. */
	started: Set<string>;
	/** What bots have written to them, the oldest first. */
	letters: Letter[];
}

export interface Letter {
	text: string;
	/** The buttons below it: an address each, or what is told to the bot. */
	buttons: { text: string; url?: string; callback_data?: string }[];
}

export interface SimulatedChat {
	id: number;
	type: 'channel' | 'supergroup' | 'group';
	title: string;
	username: string | undefined;
	subscribers: number;
	/** By token; a bot that is not here never was in the chat. */
	bots: Map<string, Standing>;
	/** Whether the public page shows what is published. */
	hasPage: boolean;
	/** People who administer it, by their number. */
	administrators: Map<number, 'creator' | 'administrator' | 'cannot post'>;
	/** The number that it has since it became a supergroup. */
	movedTo?: number;
	/** The threads of a group with topics. */
	topics: Set<number>;
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
	names: string[];
	parameters: Record<string, unknown>;
}

export interface State {
	bots: Map<string, Bot>;
	chats: Chats;
	people: SimulatedPerson[];
	accepted: Accepted[];
	now: () => Date;
}

/** All chats, found at once however many there are. */
export class Chats {
	readonly #byName = new Map<string, SimulatedChat>();
	size = 0;

	/** Of two with one public name the first keeps it. */
	add(chat: SimulatedChat): void {
		this.size++;
		this.#byName.set(String(chat.id), chat);
		const name = `@${chat.username}`;
		if (chat.username && !this.#byName.has(name)) this.#byName.set(name, chat);
	}

	/** By its number, or by its public name with an @. */
	by(name: unknown): SimulatedChat | undefined {
		return this.#byName.get(String(name));
	}
}

export const chatBy = ({ chats }: State, name: unknown): SimulatedChat | undefined => chats.by(name);
