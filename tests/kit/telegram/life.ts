import { chatOf, personOf, standingOf } from './people.ts';
import type { Bot, SimulatedChat, SimulatedPerson, Standing, State } from './state.ts';
import type { Updates } from './updates.ts';

/** What people do in Telegram, and what bots are told of it. */
export class Life {
	readonly #state: State;
	readonly #updatesOf: (token: string) => Updates;

	constructor(state: State, updatesOf: (token: string) => Updates) {
		this.#state = state;
		this.#updatesOf = updatesOf;
	}

	person(name: string, username?: string): SimulatedPerson {
		const id = 9001 + this.#state.people.length;
		const person = { id, name, username, started: new Set<string>(), letters: [] };
		this.#state.people.push(person);
		return person;
	}

	/** Somebody changes what a bot may do in a chat: brings it, gives or takes rights, removes it. */
	puts(by: SimulatedPerson, token: string, chat: SimulatedChat, standing: Standing): number | undefined {
		const bot = this.#bot(token);
		const old = standingOf(bot, chat.bots.get(token) ?? 'left');
		chat.bots.set(token, standing);
		return this.#updatesOf(token).tell('my_chat_member', {
			...{ chat: chatOf(chat), from: personOf(by), date: this.#now() },
			...{ old_chat_member: old, new_chat_member: standingOf(bot, standing) }
		});
	}

	/** Opens the bot's own chat by a link `https://t.me/<bot>?start=<code>`, and presses Start. */
	starts(by: SimulatedPerson, token: string, link: string): void {
		by.started.add(token);
		const code = new URL(link).searchParams.get('start') ?? '';
		this.#updatesOf(token).tell('message', {
			...{ message_id: 5, from: personOf(by), chat: { id: by.id, first_name: by.name, type: 'private' } },
			...{
				date: this.#now(),
				text: `/start ${code}`,
				entities: [{ offset: 0, length: 6, type: 'bot_command' }]
			}
		});
	}

	/** Presses the button of the newest message that a bot has written to them. */
	presses(by: SimulatedPerson, token: string): void {
		const data = by.letters.at(-1)?.buttons.find((button) => button.callback_data)?.callback_data;
		this.#updatesOf(token).tell('callback_query', {
			...{ id: '4382bfdwdsb323b2d9', from: personOf(by), chat_instance: '-3', data },
			message: { message_id: 6, chat: { id: by.id, type: 'private' }, date: 0 }
		});
	}

	/** Writes there by themselves, in the channel's name. */
	writes(chat: SimulatedChat, text: string): void {
		this.#state.accepted.push({
			...{ chatId: chat.id, method: 'by hand', text, at: this.#state.now() },
			...{ messageIds: [chat.nextMessage++], files: [], names: [], parameters: {} }
		});
	}

	/** The readers' reactions to a message, all of them. */
	reacts(token: string, chat: SimulatedChat, messageId: number, counts: Record<string, number>): void {
		const reactions = Object.entries(counts).map(([emoji, total_count]) => ({
			...{ type: { type: 'emoji', emoji }, total_count }
		}));
		this.#updatesOf(token).tell('message_reaction_count', {
			...{ chat: chatOf(chat), message_id: messageId, date: this.#now(), reactions }
		});
	}

	/** A group becomes a supergroup: another chat, with other numbers, of which both are told. */
	upgrades(chat: SimulatedChat, token: string): SimulatedChat {
		const made: SimulatedChat = {
			...chat,
			...{ id: -1_002_000_000_001 - this.#state.chats.size, type: 'supergroup', nextMessage: 2 }
		};
		this.#state.chats.add(made);
		chat.movedTo = made.id;
		const updates = this.#updatesOf(token);
		const date = this.#now();
		updates.tell('message', { message_id: 90, date, chat: chatOf(chat), migrate_to_chat_id: made.id });
		updates.tell('message', { message_id: 1, date, chat: chatOf(made), migrate_from_chat_id: chat.id });
		return made;
	}

	#bot(token: string): Bot {
		const bot = this.#state.bots.get(token);
		if (!bot) throw new Error('there is no such bot');
		return bot;
	}

	#now = (): number => Math.floor(this.#state.now().getTime() / 1000);
}
