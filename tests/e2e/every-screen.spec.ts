import type { Browser, BrowserContextOptions, Page } from 'playwright/test';
import { TOTP } from 'otpauth';
import { en } from '#app/lib/words/en.ts';
import { ru } from '#app/lib/words/ru.ts';
import {
	addressOf,
	leadTo,
	mate,
	openings,
	owner,
	routes,
	seed,
	settled,
	signsIn,
	whatThereIs,
	type Person
} from './screens.ts';
import { expect, test } from './test.ts';
import { clippedWhenLonger, faults, moving, overlapping } from './walk.ts';

const words = { ru, en };

interface Walk {
	locale: 'ru' | 'en';
	width: number;
	/** Signs in by two steps, as no other walk does. */
	twoSteps: Person;
}

/** Whoever looks: what is wrong, by screen, and a page on which whatever is asked of others, thrown or refused by the policy is noted too. */
async function watches(browser: Browser, url: string, options: BrowserContextOptions) {
	const context = await browser.newContext({
		timezoneId: 'Europe/Moscow',
		reducedMotion: 'reduce',
		...options
	});
	const page = await context.newPage();
	const wrong = new Set<string>();
	const eye = { at: 'the door', page, context, wrong, note };
	function note(all: string[]) {
		for (const one of all) wrong.add(`${eye.at} (${options.locale}, ${options.viewport?.width}): ${one}`);
	}
	page.on('pageerror', ({ message }) => note([`threw: ${message}`]));
	page.on('console', (message) => {
		if (/Content Security Policy/i.test(message.text())) note([message.text().slice(0, 200)]);
	});
	page.on('request', (request) => {
		const asked = new URL(request.url());
		if (/^(http|ws)/.test(asked.protocol) && asked.host !== new URL(url).host) note([`asked ${asked.host}`]);
	});
	await page.addInitScript((chosen) => localStorage.setItem('twexel.locale', chosen ?? 'ru'), options.locale);
	return eye;
}

/** All that is looked for, in both themes, at the page's own width and at 320 pixels. */
async function faultsOf(page: Page): Promise<string[]> {
	const size = page.viewportSize() ?? { width: 1440, height: 900 };
	const found = [await faults(page)];
	await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
	found.push(await faults(page, ['color-contrast']));
	await page.evaluate(() => delete document.documentElement.dataset['theme']);
	found.push(await moving(page), await overlapping(page), await clippedWhenLonger(page));
	await page.setViewportSize({ width: 320, height: 640 });
	found.push(await overlapping(page), await clippedWhenLonger(page));
	await page.setViewportSize(size);
	return found.flat();
}

/** Every screen in one language and at one width, and what opens above them. Gives what is wrong, by screen. */
async function walk(browser: Browser, url: string, { locale, width, twoSteps }: Walk): Promise<string[]> {
	const eye = await watches(browser, url, { locale, viewport: { width, height: 900 } });
	const { page, context, note } = eye;
	const t = words[locale];
	const look = async (name: string) => {
		eye.at = name;
		note(await faultsOf(page));
	};
	const there = await routes();

	for (const path of there.door.flatMap((one) => [one, `${one}?token=${'x'.repeat(43)}`])) {
		await page.goto(url + path);
		await settled(page, path);
		await look(path);
	}
	await signsIn(page, url, owner);
	await page.locator('[data-sync=synced]:visible').first().waitFor();
	const found = await whatThereIs(page);
	const views = ['week', 'day', 'list'].map((view) => `/calendar?view=${view}`);
	const gone = ['posts', 'accounts'].map((kind) => `/${kind}/${crypto.randomUUID()}`);
	for (const path of [...there.desk.map((route) => addressOf(route, found)), ...views, ...gone]) {
		await leadTo(page, path);
		await look(path);
	}
	for (const [name, { path, open }] of Object.entries(openings)) {
		await leadTo(page, path);
		await open(page, t);
		await page.getByRole('dialog').waitFor();
		await look(name);
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
	}
	for (const route of there.open) {
		const path = addressOf(route, found);
		await page.goto(url + path);
		await settled(page, path);
		await look(route);
	}
	await context.close();
	return [...eye.wrong, ...(await byTwoSteps(browser, url, { locale, width, twoSteps }))];
}

/** From the password to the codes that are kept, and in again by the second step. */
async function byTwoSteps(
	browser: Browser,
	url: string,
	{ locale, width, twoSteps }: Walk
): Promise<string[]> {
	const eye = await watches(browser, url, { locale, viewport: { width, height: 900 } });
	const { page, context, note } = eye;
	const [t, auth] = [words[locale].security, words[locale].auth];
	const dialog = page.getByRole('dialog');
	const look = async (name: string) => {
		eye.at = name;
		note(await faultsOf(page));
	};
	await signsIn(page, url, twoSteps);
	await page.locator('[data-sync=synced]:visible').first().waitFor();
	await leadTo(page, '/settings/security');
	await page.getByRole('button', { name: t.turnOn, exact: true }).click();
	await dialog.locator('input[type=password]').fill(twoSteps.password);
	await look('two steps: the password');
	await page.keyboard.press('Enter');
	await dialog.getByRole('img', { name: t.qrLabel }).waitFor();
	await look('two steps: the app');
	const secret = (await dialog.locator('code').innerText()).replaceAll(' ', '');
	await dialog.getByLabel(auth.code).fill(new TOTP({ secret }).generate());
	await page.keyboard.press('Enter');
	await dialog.getByRole('button', { name: t.codesKept }).waitFor();
	await look('two steps: the codes');
	await context.clearCookies();
	await page.evaluate(() => localStorage.removeItem('twexel.user'));
	await signsIn(page, url, twoSteps);
	await page.getByLabel(auth.code).waitFor();
	await look('two steps: signing in');
	await context.close();
	return [...eye.wrong];
}

test(
	'every screen is right for everyone: axe, both themes and languages, longer words, 320 pixels, stillness, nobody else asked',
	{ tag: '@screens' },
	async ({ browser, product, gate }) => {
		// A busy machine is slow at looking, not wrong.
		test.setTimeout(600_000);
		await seed(product);
		const found = await Promise.all([
			walk(browser, gate.url, { locale: 'ru', width: 1440, twoSteps: mate(0) }),
			walk(browser, gate.url, { locale: 'en', width: 390, twoSteps: mate(1) })
		]);
		expect(found.flat()).toEqual([]);
	}
);

test.describe('in one language and one theme', () => {
	test.use({ isShared: true });

	test('axe finds nothing on any route', async ({ browser, product, gate }) => {
		await seed(product);
		const eye = await watches(browser, gate.url, { locale: 'ru', viewport: { width: 1440, height: 900 } });
		const { page, context, note } = eye;
		const look = async (path: string) => {
			eye.at = path;
			note(await faults(page));
		};
		const there = await routes();
		await page.goto(`${gate.url}/sign-in`);
		for (const path of there.door) {
			await leadTo(page, path);
			await look(path);
		}
		await signsIn(page, gate.url, owner);
		await page.locator('[data-sync=synced]:visible').first().waitFor();
		const found = await whatThereIs(page);
		for (const route of [...there.desk, ...there.open]) {
			await leadTo(page, addressOf(route, found));
			await look(route);
		}
		await context.close();
		expect([...eye.wrong]).toEqual([]);
	});
});
