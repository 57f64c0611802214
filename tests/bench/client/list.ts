import type { Page } from 'playwright';
import type { Figure } from '../run.ts';
import { slow, type Ground } from './ground.ts';

/** What a list of all posts costs, of which there are 10,000 by now. */
export async function list({ url }: Ground, page: Page, times: number): Promise<Figure[]> {
	await slow(page, times);
	const { rows, block } = await scrolled(page, url);
	return [
		{ what: 'rows in the page', measured: String(rows), target: '≤ 60', isMet: rows <= 60 },
		{
			what: 'longest block while it is scrolled',
			measured: `${Math.round(block)} ms`,
			target: '≤ 50 ms',
			isMet: block <= 50
		}
	];
}

async function scrolled(page: Page, url: string): Promise<{ rows: number; block: number }> {
	await page.goto(`${url}/posts`);
	await page.locator('main li').first().waitFor();
	// With its typeface, whose coming has every line laid out anew: that belongs to loading.
	await page.evaluate(() => document.fonts.ready.then(() => undefined));
	await page.waitForTimeout(500);
	await page.evaluate(() => {
		const blocks: number[] = [0];
		Object.assign(window, { blocks });
		new PerformanceObserver((list) =>
			blocks.push(...list.getEntries().map(({ duration }) => duration))
		).observe({
			type: 'longtask'
		});
	});
	let rows = 0;
	for (let step = 0; step < 60; step++) {
		await page.evaluate(() => document.querySelector('main')?.scrollBy(0, 2400));
		await page.waitForTimeout(60);
		rows = Math.max(rows, await page.locator('main li').count());
	}
	const blocks = await page.evaluate(() => (window as unknown as { blocks: number[] }).blocks);
	return { rows, block: Math.max(...blocks) };
}
