import type { Page } from 'playwright';
import type { Figure } from '../run.ts';
import { percentile, slow, type Ground } from './ground.ts';

const rounds = 5;

/** The largest paint and every shift of the layout, as the browser tells them. */
const watch = () => {
	const seen = { lcp: 0, cls: 0 };
	Object.assign(window, { seen });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) seen.lcp = entry.startTime;
	}).observe({ type: 'largest-contentful-paint', buffered: true });
	new PerformanceObserver((list) => {
		// The cast: the DOM types do not know layout shifts.
		for (const entry of list.getEntries() as (PerformanceEntry & {
			value: number;
			hadRecentInput: boolean;
		})[])
			if (!entry.hadRecentInput) seen.cls += entry.value;
	}).observe({ type: 'layout-shift', buffered: true });
};

const told = (page: Page) =>
	page.evaluate(() => (window as unknown as { seen: { lcp: number; cls: number } }).seen);

/** The first page of a newcomer under a phone's processor and line, and of somebody who has been there. */
export async function loading({ browser, url }: Ground, times: number): Promise<Figure[]> {
	const cold: number[] = [];
	const warm: number[] = [];
	let shift = 0;
	for (let round = 0; round < rounds; round++) {
		const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
		const page = await context.newPage();
		await page.addInitScript(watch);
		await slow(page, times, true);
		await page.goto(`${url}/sign-in`);
		await page.locator('form').waitFor();
		await page.waitForTimeout(1500);
		cold.push((await told(page)).lcp);
		shift = Math.max(shift, (await told(page)).cls);
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await page.reload();
		await page.locator('form').waitFor();
		await page.waitForTimeout(1000);
		warm.push((await told(page)).lcp);
		shift = Math.max(shift, (await told(page)).cls);
		await context.close();
	}
	const [first, again] = [percentile(cold, 0.5), percentile(warm, 0.5)];
	return [
		{
			what: 'LCP cold, 9 Mbit/s',
			measured: `${Math.round(first)} ms`,
			target: '≤ 1800 ms',
			isMet: first <= 1800
		},
		{ what: 'LCP warm', measured: `${Math.round(again)} ms`, target: '≤ 800 ms', isMet: again <= 800 },
		{ what: 'CLS', measured: shift.toFixed(3), target: '≤ 0.02', isMet: shift <= 0.02 }
	];
}
