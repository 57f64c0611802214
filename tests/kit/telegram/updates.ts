import type { Body } from './body.ts';
import { done, refused, type Reply } from './replies.ts';

type Told = { update_id: number } & Record<string, unknown>;

interface Hook {
	url: string;
	secret: string | undefined;
}

/** What is asked for when nobody says what they want (spec: services.md, 1.6). */
const leftOut = ['chat_member', 'message_reaction', 'message_reaction_count'];
const activeHook =
	"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const otherPoller =
	'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

/** One bot's updates: kept until they are confirmed or taken by the webhook, and told in their order. */
export class Updates {
	/** What waits, the oldest first. */
	waiting: Told[] = [];
	hook: Hook | null = null;
	/** Whether somebody waits for what comes next, having confirmed all that was. */
	get hasAsked(): boolean {
		return this.#asking !== null;
	}

	/** How many questions were sent away because another one came. */
	conflicts = 0;
	#wanted: string[] | null = null;
	#next = 10_001;
	#asking: { answer: (reply: Reply) => void; limit: number } | null = null;
	#delivering = Promise.resolve();

	/** Something happened. Gives the number of its update; undefined where the bot does not want to hear of it. */
	tell(kind: string, about: unknown): number | undefined {
		const isWanted = this.#wanted ? this.#wanted.includes(kind) : !leftOut.includes(kind);
		if (!isWanted) return undefined;
		const update = { update_id: this.#next++, [kind]: about };
		this.waiting.push(update);
		this.#answer();
		void this.delivers();
		return update.update_id;
	}

	/** Brings what waits to the webhook, one after the other, until one is not taken. */
	delivers(): Promise<void> {
		this.#delivering = this.#delivering.then(async () => {
			while (this.hook && this.waiting[0]) {
				if (!(await bring(this.hook, this.waiting[0]))) return;
				this.waiting.shift();
			}
		});
		return this.#delivering;
	}

	/** Answers when there is something, or when the time is over, or when another question comes; to nobody who has hung up. */
	ask(parameters: Body['parameters'], hungUp: AbortSignal): Promise<Reply> {
		if (this.hook) return Promise.resolve(refused(409, activeHook));
		this.#want(parameters['allowed_updates']);
		const offset = Number(parameters['offset'] ?? 0);
		this.waiting = this.waiting.filter((update) => update.update_id >= offset);
		if (this.#asking) {
			this.conflicts++;
			this.#asking.answer(refused(409, otherPoller));
		}
		const { promise, resolve } = Promise.withResolvers<Reply>();
		const asking = { answer: resolve, limit: Number(parameters['limit'] ?? 100) };
		this.#asking = asking;
		const timer = setTimeout(() => resolve(done([])), Number(parameters['timeout'] ?? 0) * 1000);
		hungUp.addEventListener('abort', () => resolve(done([])));
		this.#answer();
		return promise.finally(() => {
			clearTimeout(timer);
			if (this.#asking === asking) this.#asking = null;
		});
	}

	setHook(parameters: Body['parameters']): Reply {
		const url = String(parameters['url'] ?? '');
		if (!url.startsWith('https:')) {
			return refused(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook');
		}
		const secret = parameters['secret_token'];
		this.#want(parameters['allowed_updates']);
		this.#asking?.answer(refused(409, 'Conflict: terminated by setWebhook request'));
		this.hook = { url, secret: typeof secret === 'string' ? secret : undefined };
		void this.delivers();
		return { ...done(true), description: 'Webhook was set' } as Reply;
	}

	/** Calls another address than the one that was given. */
	reroute(from: string, to: string): void {
		if (this.hook) this.hook.url = this.hook.url.replace(from, to);
	}

	/** The next update gets this number, as any may after a week without one. */
	renumber(next: number): void {
		this.#next = next;
	}

	deleteHook(): Reply {
		this.hook = null;
		return done(true);
	}

	#want(allowed: unknown): void {
		if (Array.isArray(allowed) && allowed.length > 0) this.#wanted = allowed.map(String);
	}

	#answer(): void {
		if (!this.#asking || this.waiting.length === 0) return;
		this.#asking.answer(done(this.waiting.slice(0, this.#asking.limit)));
	}
}

async function bring({ url, secret }: Hook, update: Told): Promise<boolean> {
	const headers = {
		'content-type': 'application/json',
		...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret })
	};
	const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update) }).catch(
		() => null
	);
	return answer?.ok ?? false;
}

/** The methods that are about updates. */
export function aboutUpdates(
	updates: Updates,
	method: string,
	body: Body,
	hungUp: AbortSignal
): Promise<Reply> | undefined {
	switch (method) {
		case 'getUpdates':
			return updates.ask(body.parameters, hungUp);
		case 'setWebhook':
			return Promise.resolve(updates.setHook(body.parameters));
		case 'deleteWebhook':
			return Promise.resolve(updates.deleteHook());
		case 'answerCallbackQuery':
			return Promise.resolve(done(true));
		default:
			return undefined;
	}
}
