import { en } from '#app/lib/words/en.ts';
import { ru } from '#app/lib/words/ru.ts';
import { Visitor } from '../kit/visitor.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

const doors = { ru: ru.auth.signInTitle, en: en.auth.signInTitle };

test('who comes for the first time sees the door before any script of the app has run', async ({
	browser,
	gate,
	product
}) => {
	void product;
	const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ru-RU' });
	const page = await context.newPage();
	for (const [path, heading] of [
		['/sign-in', ru.auth.signInTitle],
		['/register', ru.auth.registerTitle],
		['/forgot-password', ru.auth.forgotTitle]
	] as const) {
		await page.goto(gate.url + path);
		await expect(page.getByRole('heading', { name: heading })).toBeVisible();
		await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
	}
	await context.close();
});

test('each visitor is given the language that their browser asks for first', async ({
	request,
	gate,
	product
}) => {
	void product;
	for (const [lang, other, wish] of [
		['ru', 'en', 'uk-UA,ru;q=0.8'],
		['en', 'ru', 'en-GB,ru;q=0.5'],
		['ru', 'en', '']
	] as const) {
		const answer = await request.get(`${gate.url}/sign-in`, { headers: { 'accept-language': wish } });
		const html = await answer.text();
		expect(answer.headers()['vary']).toContain('accept-language');
		expect(html).toContain(`<html lang="${lang}">`);
		expect(html).toContain(`${doors[lang]}</h1>`);
		expect(html).not.toContain(`${doors[other]}</h1>`);
	}
});

test('what is written and pressed before the app is there is not lost, and stands in no address', async ({
	desk,
	product
}) => {
	const { page, url } = desk;
	const email = mailOf('early');
	await Visitor.signsUp(product, email);
	const held: (() => void)[] = [];
	let isHeld = true;
	await page.route('**/_app/**/*.js', async (route) => {
		if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
		await route.continue();
	});
	await page.goto(`${url}/sign-in`, { waitUntil: 'commit' });
	await page.getByLabel(ru.auth.email).fill(email);
	await page.getByLabel(ru.auth.password, { exact: true }).fill(Visitor.password);
	await page.getByRole('button', { name: ru.auth.signIn, exact: true }).click();
	await page.waitForTimeout(300);
	expect(page.url()).toBe(`${url}/sign-in`);
	isHeld = false;
	for (const go of held) go();
	await page.waitForURL(/\/(calendar|projects)/);
});

test('nobody who has chosen a language sees the other one first', async ({ browser, gate, product }) => {
	void product;
	const context = await browser.newContext({ locale: 'ru-RU', serviceWorkers: 'block' });
	const page = await context.newPage();
	await page.addInitScript(() => {
		localStorage.setItem('twexel.locale', 'en');
		const seen: string[] = [];
		Object.assign(window, { seen });
		const look = () => {
			const heading = document.querySelector('h1');
			if (heading?.checkVisibility({ visibilityProperty: true })) seen.push(heading.innerText);
			requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
	await page.goto(`${gate.url}/sign-in`);
	await expect(page.getByRole('heading', { name: en.auth.signInTitle })).toBeVisible();
	const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
	expect(new Set(seen)).toEqual(new Set([en.auth.signInTitle]));
	await context.close();
});
