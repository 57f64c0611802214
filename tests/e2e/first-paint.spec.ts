import { expect, test } from './test.ts';

test('the chosen theme is there before the first paint, whatever the system has', async ({
	browser,
	gate,
	product
}) => {
	void product;
	for (const [system, chosen] of [
		['light', 'dark'],
		['dark', 'light']
	] as const) {
		const context = await browser.newContext({ colorScheme: system });
		const page = await context.newPage();
		await page.addInitScript((theme) => {
			localStorage.setItem('twexel.theme', theme);
			const drawn: string[] = [];
			Object.assign(window, { drawn });
			const note = () => {
				if (document.body) drawn.push(getComputedStyle(document.body).colorScheme);
				if (drawn.length < 30) requestAnimationFrame(note);
			};
			requestAnimationFrame(note);
		}, chosen);
		await page.goto(`${gate.url}/sign-in`);
		await page.locator('form').waitFor();
		const drawn = await page.evaluate(() => (window as unknown as { drawn: string[] }).drawn);
		expect(new Set(drawn)).toEqual(new Set([chosen]));
		await context.close();
	}
});
