import { chromium, type Page } from 'playwright';
import { uuidv7 } from 'uuidv7';
import { freePort } from '#db/embedded/postmaster.ts';
import { browserOptions } from '../../kit/browser.ts';
import { Gate } from '../../kit/gate.ts';
import { startProduct } from '../../kit/product.ts';
import { Visitor } from '../../kit/visitor.ts';
import { newPost } from '../replication.ts';
import type { Figure } from '../run.ts';

const documents = 5000;
const missed = 1000;
const rounds = 3;

type Post = ReturnType<typeof newPost>;

/** A device of this machine's Chromium: everything from nothing, then what it missed while it was away. */
export async function chromiumSync(): Promise<Figure[]> {
	const gate = new Gate(await freePort(), await freePort());
	await gate.open();
	const product = await startProduct({ port: gate.targetPort, publicUrl: gate.url });
	const browser = await chromium.launch(browserOptions());
	try {
		const anna = await Visitor.signsUp(product, 'anna@example.test');
		const project = await anna.call<{ id: string }>('POST', '/api/projects', {
			name: 'Кофейня',
			timezone: 'Europe/Moscow'
		});
		let posts = Array.from({ length: documents }, (_, index) => planned(project.id, anna.userId, index));
		await pushes(anna, posts);
		const usable: number[] = [];
		const whole: number[] = [];
		const away: number[] = [];
		const blocks: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
			const page = await context.newPage();
			await page.addInitScript(watchBlocks);
			await page.goto(`${gate.url}/sign-in`);
			await page.locator('input[type=email]').fill('anna@example.test');
			await page.locator('input[type=password]').fill(Visitor.password);
			// The app's files are on the device by then, as they are on one that signs in anew.
			await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
			const began = performance.now();
			await page.locator('form button[type=submit]').click();
			await page.locator('[data-post]').first().waitFor({ timeout: 60_000 });
			usable.push(performance.now() - began);
			const inSight = await page.evaluate(() => performance.now());
			await holds(page, documents);
			whole.push(performance.now() - began);
			blocks.push(await longestBlock(page, inSight));

			await gate.close();
			await page.locator('[data-sync=offline]:visible').first().waitFor({ timeout: 30_000 });
			const changed = posts
				.slice(0, missed)
				.map((post) => ({ ...post, html: `Круг ${round}`, writeId: uuidv7() }));
			await pushes(anna, changed, posts);
			posts = [...changed, ...posts.slice(missed)];
			await gate.open();
			away.push(await reconnects(page, changed.at(-1)?.id ?? '', `Круг ${round}`));
			await context.close();
		}
		return [
			figure('first posts in sight after signing in, 5,000 to come', usable, 2000),
			figure(`${documents} posts from nothing on the device`, whole, 5000),
			figure('longest block of the main thread while the rest comes in', blocks, 50),
			figure(`${missed} missed changes after the network is back`, away, 1000)
		];
	} finally {
		await browser.close();
		await gate.close();
		await product.remove();
	}
}

/** A year around today, some fourteen a day. */
function planned(projectId: string, createdBy: string, index: number): Post {
	const day = 24 * 3600_000;
	const scheduledAt = new Date(Date.now() + ((index * 73) % 365) * day - 20 * day).toISOString();
	return newPost(projectId, createdBy, { scheduledAt });
}

async function pushes(by: Visitor, states: Post[], assumed: Post[] = []): Promise<void> {
	for (let start = 0; start < states.length; start += 500) {
		const rows = states.slice(start, start + 500).map((newDocumentState, index) => {
			const assumedMasterState = assumed[start + index];
			return assumedMasterState ? { newDocumentState, assumedMasterState } : { newDocumentState };
		});
		const conflicts = await by.call<unknown[]>('POST', '/sync/posts/push', rows);
		if (conflicts.length > 0) throw new Error('a push met conflicts');
	}
}

/** Runs in the page before everything else. */
function watchBlocks(): void {
	const seen: { startTime: number; duration: number }[] = [];
	Object.assign(globalThis, { blocks: seen });
	new PerformanceObserver((list) => {
		for (const { startTime, duration } of list.getEntries()) seen.push({ startTime, duration });
	}).observe({ type: 'longtask', buffered: true });
}

/** What the opening of the app itself costs is another bench's. In milliseconds; a block under 50 is none. */
const longestBlock = (page: Page, since: number): Promise<number> =>
	page.evaluate((start) => {
		const { blocks } = globalThis as unknown as { blocks: { startTime: number; duration: number }[] };
		return Math.max(0, ...blocks.filter((one) => one.startTime > start).map((one) => one.duration));
	}, since);

/** Until so many posts are stored, asked in the page itself, by a count that costs next to nothing. */
const holds = (page: Page, count: number): Promise<void> =>
	page.evaluate(async (wanted) => {
		const names = (await indexedDB.databases()).map(({ name = '' }) => name);
		const name = names.find((one) => /^rxdb-dexie-twexel-.*--posts$/.test(one)) ?? '';
		const database = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open(name);
			request.onsuccess = () => resolve(request.result);
		});
		for (;;) {
			const counted = database.transaction('docs').objectStore('docs').count();
			await new Promise((resolve) => (counted.onsuccess = resolve));
			if (counted.result >= wanted) break;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		database.close();
	}, count);

/** From the moment at which the line is there again to the last missed change on the device; they come in their order. In milliseconds. */
const reconnects = (page: Page, id: string, html: string): Promise<number> =>
	page.evaluate(
		async ({ wanted, id }) => {
			const names = (await indexedDB.databases()).map(({ name = '' }) => name);
			const name = names.find((one) => /^rxdb-dexie-twexel-.*--posts$/.test(one)) ?? '';
			const database = await new Promise<IDBDatabase>((resolve) => {
				const request = indexedDB.open(name);
				request.onsuccess = () => resolve(request.result);
			});
			// As a browser says it of a network that came back.
			dispatchEvent(new Event('online'));
			const began = performance.now();
			for (;;) {
				const last = database.transaction('docs').objectStore('docs').get(id);
				await new Promise((resolve) => (last.onsuccess = resolve));
				if ((last.result as { html: string }).html === wanted) break;
				await new Promise((resolve) => setTimeout(resolve, 10));
			}
			database.close();
			return performance.now() - began;
		},
		{ wanted: html, id }
	);

function figure(what: string, values: number[], target: number): Figure {
	const sorted = values.toSorted((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? Infinity;
	const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
	return {
		what,
		measured: `median ${Math.round(median)} ms, ${Math.round(least)}–${Math.round(most)}`,
		target: `≤ ${target} ms`,
		isMet: median <= target
	};
}
