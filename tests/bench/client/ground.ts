import { chromium, type Browser, type CDPSession, type Page } from 'playwright';
import { freePort } from '#db/embedded/postmaster.ts';
import { dayOf, shiftMonths } from '#sync/time/zone.ts';
import { ru } from '#app/lib/words/ru.ts';
import { browserOptions } from '../../kit/browser.ts';
import { Gate } from '../../kit/gate.ts';
import { startProduct, type Product } from '../../kit/product.ts';
import { Visitor } from '../../kit/visitor.ts';
import { newPost } from '../replication.ts';

/** A product with many posts, and a browser that can be slowed down. */
export interface Ground {
	url: string;
	product: Product;
	gate: Gate;
	browser: Browser;
	/** A month with a thousand posts in it, `2026-12`. */
	fullMonth: string;
	/** Writes posts until there are so many. */
	write(total: number): Promise<void>;
	remove(): Promise<void>;
}

const email = 'anna@example.test';
const day = 86_400_000;

/** As many posts as the sheet of targets asks for a reload with, a thousand of them in next month, the others over the year after it. */
export async function prepare(): Promise<Ground> {
	const port = await freePort();
	const gate = new Gate(await freePort(), port);
	await gate.open();
	const product = await startProduct({ port, publicUrl: gate.url });
	const anna = await Visitor.signsUp(product, email);
	const project = await anna.call<{ id: string }>('POST', '/api/projects', {
		name: 'Кофейня',
		timezone: 'Europe/Moscow'
	});
	const account = await anna.call<{ id: string }>('POST', '/api/accounts/sandbox', {
		projectId: project.id,
		title: 'Песочница'
	});
	const fullMonth = shiftMonths(dayOf(new Date().toISOString(), 'Europe/Moscow'), 1).slice(0, 7);
	const first = Date.parse(`${fullMonth}-01T03:00:00.000Z`);
	let count = 0;
	async function write(total: number): Promise<void> {
		for (; count < total; count += 500) {
			const rows = Array.from({ length: 500 }, (_, index) => {
				const n = count + index;
				const at =
					n < 1000
						? first + (n % 28) * day + Math.floor(n / 28) * 1_200_000
						: first + 40 * day + (n % 300) * day;
				const plan = { status: 'scheduled', scheduledAt: new Date(at).toISOString() };
				return {
					newDocumentState: newPost(project.id, anna.userId, {
						...plan,
						targets: [{ accountId: account.id }]
					})
				};
			});
			await anna.call('POST', '/sync/posts/push', rows);
		}
	}
	await write(5000);
	const browser = await chromium.launch(browserOptions());
	return {
		...{ url: gate.url, product, gate, browser, fullMonth, write },
		async remove() {
			await browser.close();
			await gate.close();
			await product.remove();
		}
	};
}

/** Somebody signed in, with everything on the device. */
export async function signedIn({ browser, url }: Ground): Promise<Page> {
	const page = await browser.newPage({
		viewport: { width: 1440, height: 900 },
		locale: 'ru-RU',
		timezoneId: 'Europe/Moscow'
	});
	await enter(page, url);
	return page;
}

/** Signs the page in, and waits until everything is on its device. */
export async function enter(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/sign-in`);
	await page.locator('input[type=email]').fill(email);
	await page.locator('input[type=password]').fill(Visitor.password);
	await page.locator('form button[type=submit]').click();
	await page.waitForURL(/calendar/);
	await isSettled(page);
	// Who has thousands of posts has put the first steps away long ago.
	await page.getByRole('button', { name: ru.firstRun.skip }).click();
}

/** All that the server has is on the device, and what follows from it is done. */
export async function isSettled(page: Page): Promise<void> {
	await page.locator('[data-sync=synced]').first().waitFor({ timeout: 120_000 });
	await page.waitForTimeout(10_000);
}

/** How much slower its processor is from now on; and, if asked, its line: 9 Mbit/s and 100 ms, by performance.md. */
export async function slow(page: Page, times: number, line = false): Promise<CDPSession> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: times });
	if (line) {
		await devtools.send('Network.enable');
		await devtools.send('Network.emulateNetworkConditions', {
			...{ offline: false, latency: 100, downloadThroughput: 9e6 / 8, uploadThroughput: 3e6 / 8 }
		});
	}
	return devtools;
}

export const percentile = (all: number[], share: number): number => {
	const sorted = all.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity;
};
