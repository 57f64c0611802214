import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from '../../kit/product.ts';
import type { Telegram } from '../../kit/telegram.ts';
import { Visitor } from '../../kit/visitor.ts';

const bot = '700000009:AAH-a_simulated_bot_of_an_office';

/** People who publish one post after another over the API of a running product, whatever it answers. */
export class Office {
	/** What they were told yes about. */
	readonly promised: string[] = [];
	/** What those were told who were told no, or nothing. */
	readonly noes: string[] = [];
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

	static async opens(product: Product, telegram: Telegram): Promise<Office> {
		telegram.addBot(bot);
		const anna = await Visitor.signsUp(product, 'anna@twexel.test');
		const { id: projectId } = await anna.call<{ id: string }>('POST', '/api/projects', { name: 'Кофейня' });
		const accounts: string[] = [];
		for (let number = 0; number < 12; number++) {
			const username = `office_${number}`;
			const { id } = telegram.addChannel({ title: username, username, bot });
			const body = { projectId, chat: String(id), botToken: bot };
			accounts.push((await anna.call<{ id: string }>('POST', '/api/accounts/telegram', body)).id);
		}
		return new Office(anna, projectId, accounts);
	}

	/** So many people at once, until the office closes. */
	async works(people: number): Promise<void> {
		await Promise.all(Array.from({ length: people }, () => this.#work()));
	}

	/** Whether what is written is shown. */
	reads(): Promise<boolean> {
		return this.#anna.call('GET', `/api/posts?projectId=${this.#projectId}&limit=20`).then(
			() => true,
			() => false
		);
	}

	closes(): void {
		this.#isOpen = false;
	}

	async #work(): Promise<void> {
		for (; this.#isOpen; await sleep(100)) {
			const number = this.#number++;
			const html = `Обещано ${number}`;
			const accountId = this.#accounts[number % this.#accounts.length];
			const startedAt = Date.now();
			try {
				const post = { projectId: this.#projectId, html, targets: [{ accountId }] };
				const { id } = await this.#anna.call<{ id: string }>('POST', '/api/posts', post);
				await this.#anna.call('POST', `/api/posts/${id}/publish`, {});
				this.promised.push(html);
			} catch (error) {
				// Said no, or said nothing: then nothing was promised.
				this.noes.push(String(error));
			}
			this.slowest = Math.max(this.slowest, Date.now() - startedAt);
		}
	}
}
