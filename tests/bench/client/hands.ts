import type { Page } from 'playwright';
import type { Figure } from '../run.ts';
import { percentile, slow, type Ground } from './ground.ts';

/** How soon the page answers hands: thirty presses here and there, and every keystroke in a long text. */
export async function hands({ url, fullMonth }: Ground, page: Page, times: number): Promise<Figure[]> {
	await slow(page, times);
	await page.goto(`${url}/calendar?view=month&date=${fullMonth}-10`);
	await page.locator('[data-post]').first().waitFor();
	await page.evaluate(() => {
		const worst: number[] = [0];
		Object.assign(window, { worst });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as PerformanceEventTiming[])
				if (entry.interactionId) worst.push(entry.duration);
		}).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
	});
	const keys = ['ArrowRight', 'ArrowLeft', '2', '3', '4', '1', 'd', 'd', 't', 'x'];
	for (let round = 0; round < 3; round++) {
		for (const key of keys) {
			await page.keyboard.press(key);
			await page.waitForTimeout(250);
		}
	}
	const worst = Math.max(...(await page.evaluate(() => (window as unknown as { worst: number[] }).worst)));
	const strokes = await typed(page, url);
	const p95 = percentile(strokes, 0.95);
	const most = times === 1 ? 16 : 50;
	return [
		{
			what: 'worst of 30 interactions',
			measured: `${Math.round(worst)} ms`,
			target: '≤ 100 ms',
			isMet: worst <= 100
		},
		{
			what: 'keystroke to paint in 4,096 characters, p95',
			measured: `${p95.toFixed(1)} ms`,
			target: `≤ ${most} ms`,
			isMet: p95 <= most
		}
	];
}

async function typed(page: Page, url: string): Promise<number[]> {
	await page.goto(`${url}/posts/new`);
	const editor = page.getByRole('textbox').and(page.locator('[contenteditable=true]')).first();
	await editor.click();
	await page.keyboard.insertText('Сегодня варим эфиопию. '.repeat(178));
	await page.waitForTimeout(1500);
	await page.evaluate(() => {
		const strokes: number[] = [];
		Object.assign(window, { strokes });
		addEventListener(
			'keydown',
			() => {
				const began = performance.now();
				// The frame that draws it has been handed on when the task after it runs.
				requestAnimationFrame(() => setTimeout(() => strokes.push(performance.now() - began)));
			},
			true
		);
	});
	for (let stroke = 0; stroke < 60; stroke++) {
		await page.keyboard.press('KeyA');
		await page.waitForTimeout(120);
	}
	return page.evaluate(() => (window as unknown as { strokes: number[] }).strokes);
}
