import { expect, type Page } from 'playwright/test';
import { ru } from '#app/lib/words/ru.ts';
import type { Product } from '../kit/product.ts';
import { Visitor } from '../kit/visitor.ts';
import { sandboxWords } from './network-words.ts';

export interface List<Item> {
	items: Item[];
}

/** Somebody at the screen: only what can be seen is pressed, by the words that stand on it. */
export class Desk {
	readonly page: Page;
	readonly url: string;

	constructor(page: Page, url: string) {
		this.page = page;
		this.url = url;
	}

	/** From the first page to an own project, by way of the mail, all of it by hand. */
	async signsUpByHand(product: Product, email: string, project = 'Кофейня'): Promise<void> {
		const { page } = this;
		await page.goto(this.url);
		await page.getByRole('link', { name: ru.auth.register }).click();
		await page.getByLabel(ru.auth.name).fill('Анна');
		await page.getByLabel(ru.auth.email).fill(email);
		await page.getByLabel(ru.auth.password, { exact: true }).fill(Visitor.password);
		await expect(page.getByText(ru.auth.consent)).toBeVisible();
		await page.getByRole('button', { name: ru.auth.register }).click();
		await expect(page.getByText(ru.auth.checkMail)).toBeVisible();
		await page.goto((await product.mailTo(email)).link);
		await page.getByLabel(ru.projects.name).fill(project);
		await page.getByRole('button', { name: ru.projects.create }).click();
		await expect(page.getByRole('button', { name: ru.projects.create })).toBeHidden();
		await this.isSynced();
	}

	/** The same, by what these screens send: for tests of what comes after. */
	async signsUp(product: Product, email: string, project = 'Кофейня'): Promise<void> {
		const { page, url } = this;
		const sends = async (path: string, data: object, headers?: Record<string, string>) => {
			const answer = await page.request.post(`${url}${path}`, { data, ...(headers ? { headers } : {}) });
			if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
			return answer;
		};
		await sends('/api/auth/register', { email, password: Visitor.password, name: 'Анна', locale: 'ru' });
		const token = new URL((await product.mailTo(email)).link).searchParams.get('token');
		const opened = await sends('/api/auth/verify-email', { token });
		// The cast: the contract's shape.
		const { accessToken, user } = (await opened.json()) as { accessToken: string; user: object };
		await sends(
			'/api/projects',
			{ name: project, timezone: 'Europe/Moscow' },
			{ authorization: `Bearer ${accessToken}` }
		);
		await page.goto(`${url}/icons/mark.svg`);
		await page.evaluate((one) => localStorage.setItem('twexel.user', JSON.stringify(one)), user);
		await page.goto(url);
		await this.isSynced();
	}

	async goes(section: 'calendar' | 'posts' | 'queue' | 'templates' | 'accounts'): Promise<void> {
		await this.page
			.getByRole('navigation')
			.getByRole('link', { name: ru.frame[section], exact: true })
			.first()
			.click();
	}

	async connectsSandbox(title: string): Promise<void> {
		await this.goes('accounts');
		await this.page.getByRole('button', { name: ru.accounts.connect }).first().click();
		await this.page.getByRole('button', { name: sandboxWords.about }).click();
		await this.page.getByLabel(sandboxWords.title, { exact: true }).fill(title);
		await this.page.getByRole('button', { name: sandboxWords.submit }).click();
		await expect(this.page.getByText(title, { exact: true }).first()).toBeVisible();
	}

	/** Opens the composer and types; the words are on the device when it returns. */
	async writes(text: string, channel: string): Promise<void> {
		await this.page.getByRole('link', { name: ru.frame.newPost }).first().click();
		const editor = this.page.getByRole('textbox', { name: ru.composer.textLabel });
		await editor.click();
		await this.page.keyboard.type(text);
		const target = this.page.getByRole('checkbox', { name: channel });
		await target.setChecked(true, { force: true });
		await expect(target).toBeChecked();
	}

	async publishes(): Promise<void> {
		await this.page.getByRole('button', { name: ru.composer.publish, exact: true }).click();
	}

	/** Plans the open post for so many minutes from now, at a whole minute. Gives the instant. */
	async schedules(minutesAhead: number): Promise<Date> {
		const at = new Date(Math.ceil(Date.now() / 60_000 + minutesAhead) * 60_000);
		await this.page.getByRole('button', { name: ru.composer.schedule, exact: true }).click();
		await this.picks(at, ru.composer.schedule);
		return at;
	}

	/** Fills in an open time dialog, in the project's zone, which the browser shares. */
	async picks(at: Date, verb: string): Promise<void> {
		const dialog = this.page.getByRole('dialog');
		const local = new Date(at.getTime() + 3 * 3_600_000).toISOString();
		await dialog.getByLabel(ru.posts.day).fill(local.slice(0, 10));
		await dialog.getByLabel(ru.posts.time, { exact: true }).fill(local.slice(11, 16));
		await dialog.getByRole('button', { name: verb, exact: true }).click();
		await expect(dialog).toBeHidden();
	}

	/** What the server answers this person's browser: for what no screen shows to the millisecond. The cast: the contract's shapes. */
	async asks<Answer>(path: string): Promise<Answer> {
		return this.page.evaluate(async (asked) => {
			// Under the lock that the app takes too: a refresh cookie is used once.
			const renewed = await navigator.locks.request('twexel.refresh', () =>
				fetch('/api/auth/refresh', { method: 'POST' })
			);
			const { accessToken } = await renewed.json();
			return (await fetch(asked, { headers: { authorization: `Bearer ${accessToken}` } })).json();
		}, path) as Promise<Answer>;
	}

	/** The same, for what would be pressed too many times: each is sent as this person, one after the other. */
	async posts<Answer>(calls: { path: string; body: object }[]): Promise<Answer[]> {
		return this.page.evaluate(async (all) => {
			const renewed = await navigator.locks.request('twexel.refresh', () =>
				fetch('/api/auth/refresh', { method: 'POST' })
			);
			const { accessToken } = await renewed.json();
			const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
			const answers = [];
			for (const { path, body } of all) {
				const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
				if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
				answers.push(await answer.json());
			}
			return answers;
		}, calls) as Promise<Answer[]>;
	}

	/** The posts of the first project, as the server has them. */
	async postsOnServer(): Promise<PostOnServer[]> {
		const projects = await this.asks<List<{ id: string }>>('/api/projects');
		const posts = await this.asks<List<PostOnServer>>(`/api/posts?projectId=${projects.items[0]?.id}`);
		return posts.items;
	}

	async isSynced({ within }: { within?: number } = {}): Promise<void> {
		const options = within === undefined ? {} : { timeout: within };
		await expect(this.page.locator('[data-sync=synced]:visible').first()).toBeVisible(options);
	}

	async isOffline(): Promise<void> {
		await expect(this.page.locator('[data-sync=offline]:visible').first()).toBeVisible();
	}
}

interface PostOnServer {
	html: string;
	scheduledAt: string | null;
	media: { mediaId: string }[];
}
