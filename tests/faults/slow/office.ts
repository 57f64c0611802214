import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from '../../kit/product.ts';
import type { Telegram } from '../../kit/telegram.ts';
import { Visitor } from '../../kit/visitor.ts';

/** How large an office is. */
interface Size {
	bots: number;
	/** Of each bot. */
	channels: number;
}

const botNumber = (number: number): string => `70000001${number}:AAH-a_simulated_bot_of_an_office`;

/** People who publish one post after another over the API of a running product, whatever it answers. */
export class Office {
	/** What they were told yes about. */
	readonly promised: string[] = [];
	/** What the last one was told who was told no. */
	lastNo = 'nothing';
	/** How long the slowest answer took, in milliseconds. */
	slowest = 0;
	readonly #anna: Visitor;
	readonly #projectId: string;
	readonly #accounts: string[];
	#isOpen = true;
	#number = 0;

	private constructor(anna: Visitor, projectId: string, accounts: string[]) {
		this.#anna = anna;
		this.#projectId = projectId;
		this.#accounts = accounts;
	}

	static async opens(
		product: Product,
		telegram: Telegram,
		{ bots, channels }: Size = { bots: 1, channels: 12 }
	): Promise<Office> {
		const anna = await Visitor.signsUp(product, 'anna@twexel.test');
		const { id: projectId } = await anna.call<{ id: string }>('POST', '/api/projects', { name: 'Кофейня' });
		const accounts: string[] = [];
		for (let number = 0; number < bots * channels; number++) {
			const bot = botNumber(number % bots);
			if (number < bots) telegram.addBot(bot);
			const username = `office_${number}`;
			const { id } = telegram.addChannel({ title: username, username, bot });
			const body = { projectId, chat: String(id), botToken: bot };
			accounts.push((await anna.call<{ id: string }>('POST', '/api/accounts/telegram', body)).id);
		}
		return new Office(anna, projectId, accounts);
	}

	/** So many people at once, until the office closes, each with a pause after every post, in milliseconds. */
	async works(people: number, pause = 100): Promise<void> {
		await Promise.all(Array.from({ length: people }, () => this.#work(pause)));
	}

	/** So many plan a few seconds ahead, and take every third post off the plan again if they still can. */
	async plans(people: number, pause: number): Promise<void> {
		await Promise.all(Array.from({ length: people }, () => this.#plan(pause)));
	}

	closes(): void {
		this.#isOpen = false;
	}

	async #plan(pause: number): Promise<void> {
		for (let number = 1; this.#isOpen; number++, await sleep(pause)) {
			await this.#tries(async (id) => {
				const scheduledAt = new Date(Date.now() + 3000).toISOString();
				await this.#anna.call('POST', '/api/posts/schedule', { postId: id, scheduledAt });
				if (number % 3 !== 0) return true;
				await sleep(1000);
				// Only who is told that it is too late was promised it; whoever hears nothing knows nothing.
				return this.#anna.call('DELETE', `/api/posts/${id}/unschedule`).then(
					() => false,
					(error: unknown) => String(error).includes('answered 409')
				);
			});
		}
	}

	async #work(pause: number): Promise<void> {
		for (; this.#isOpen; await sleep(pause)) {
			await this.#tries(async (id) => {
				await this.#anna.call('POST', `/api/posts/${id}/publish`, {});
				return true;
			});
		}
	}

	/** Writes a post and has it sent in some way, which says whether that was promised. */
	async #tries(send: (postId: string) => Promise<boolean>): Promise<void> {
		const number = this.#number++;
		const html = `Обещано ${number}`;
		const accountId = this.#accounts[number % this.#accounts.length];
		const startedAt = Date.now();
		try {
			const post = { projectId: this.#projectId, html, targets: [{ accountId }] };
			const { id } = await this.#anna.call<{ id: string }>('POST', '/api/posts', post);
			if (await send(id)) this.promised.push(html);
		} catch (error) {
			// Said no, or said nothing: then nothing was promised.
			this.lastNo = String(error);
		}
		this.slowest = Math.max(this.slowest, Date.now() - startedAt);
	}
}
