import type { Page } from 'playwright';
import { shiftMonths } from '#sync/time/zone.ts';
import type { Figure } from '../run.ts';
import { percentile, slow, type Ground } from './ground.ts';

/** What thousands of posts cost: a calendar of 5,000 offline from nothing, a full month drawn, a post dragged through it. */
export async function calendar(ground: Ground, page: Page, times: number): Promise<Figure[]> {
	await slow(page, times);
	const { fullMonth, gate, url } = ground;
	await page.goto(`${url}/calendar?view=month&date=${fullMonth}-10`);
	await page.locator('[data-post]').first().waitFor();
	await gate.close();
	const reloads: number[] = [];
	for (let round = 0; round < 5; round++) {
		await page.reload({ waitUntil: 'commit' });
		await page.locator('[data-post]').first().waitFor();
		reloads.push(await page.evaluate(() => performance.now()));
	}
	await gate.open();
	const drawn = await monthDrawn(page, fullMonth);
	const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
	const frames = await dragged(page);

	const [reload, month] = [percentile(reloads, 0.5), percentile(drawn.last, 0.5)];
	const middle = percentile(drawn.middle, 0.5);
	const most = times === 1 ? 1000 : 2000;
	return [
		{
			what: 'offline reload to a calendar with 5,000 posts',
			measured: `${Math.round(reload)} ms`,
			target: `≤ ${most} ms`,
			isMet: reload <= most
		},
		{
			what: 'month with 1,000 posts, to those in its middle',
			measured: `${Math.round(middle)} ms`,
			target: '≤ 150 ms',
			isMet: middle <= 150
		},
		{
			what: 'the same, to its last post',
			measured: `${Math.round(month)} ms`,
			target: '≤ 150 ms',
			isMet: month <= 150
		},
		{ what: 'elements of that page', measured: String(nodes), target: '≤ 1500', isMet: nodes <= 1500 },
		{
			what: 'frames a second while dragging',
			measured: frames.toFixed(0),
			target: '≥ 55',
			isMet: frames >= 55
		}
	];
}

/**
 * From the press of “next month” to the frame in which those in its middle stand, and to the one in which all do: on its last full day as many as on
 * one in the middle.
 */
async function monthDrawn(page: Page, month: string): Promise<{ middle: number[]; last: number[] }> {
	const found: { middle: number[]; last: number[] } = { middle: [], last: [] };
	for (let round = 0; round < 7; round++) {
		const before = shiftMonths(`${month}-10`, -1);
		await page.evaluate((href) => {
			const link = Object.assign(document.createElement('a'), { href });
			document.body.append(link);
			link.click();
			link.remove();
		}, `/calendar?view=month&date=${before}`);
		await page.waitForFunction(
			(day) => document.querySelector(`time[datetime="${day}"]`),
			`${before.slice(0, 7)}-10`
		);
		await page.waitForTimeout(400);
		const { middle, last } = await page.evaluate(async (month) => {
			const began = performance.now();
			document.body.dispatchEvent(
				new KeyboardEvent('keydown', { code: 'ArrowRight', key: 'ArrowRight', bubbles: true })
			);
			const postsOn = (day: string) =>
				document
					.querySelector(`time[datetime="${month}-${day}"]`)
					?.closest('td')
					?.querySelectorAll('[data-post]').length ?? 0;
			/** The task after a frame's own work: by then the frame is drawn. */
			const drawn = () => new Promise<number>((resolve) => setTimeout(() => resolve(performance.now())));
			const frame = () => new Promise(requestAnimationFrame);
			// The month before has the first days of this one on its last row.
			let [middle, last] = [0, 0];
			while (last === 0) {
				await frame();
				const isMiddle = postsOn('15') > 0;
				const isLast = postsOn('28') > 0 && postsOn('28') === postsOn('10');
				const at = isMiddle ? await drawn() : 0;
				middle ||= at;
				if (isLast) last = at;
			}
			return { middle: middle - began, last: last - began };
		}, month);
		found.middle.push(middle);
		found.last.push(last);
	}
	return found;
}

async function dragged(page: Page): Promise<number> {
	const from = await page.locator('td [data-post]').nth(20).boundingBox();
	if (!from) return 0;
	await page.mouse.move(from.x + 10, from.y + 5);
	await page.mouse.down();
	await page.evaluate(() => {
		const frames: number[] = [];
		Object.assign(window, { frames });
		const note = (at: number) => frames.push(at) && requestAnimationFrame(note);
		requestAnimationFrame(note);
	});
	for (let step = 0; step < 120; step++) {
		await page.mouse.move(300 + ((step * 37) % 900), 150 + ((step * 23) % 600));
		await page.waitForTimeout(8);
	}
	const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
	await page.keyboard.press('Escape');
	await page.mouse.up();
	const [first = 0, last = 0] = [frames[0], frames.at(-1)];
	return ((frames.length - 1) * 1000) / (last - first);
}
