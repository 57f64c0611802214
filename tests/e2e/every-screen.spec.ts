import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright/test';
import type { Product } from '../kit/product.ts';
import type { List } from './desk.ts';
import { expect, test } from './test.ts';
import { clippedWhenLonger, faults, moving, screens } from './walk.ts';

/** The demonstration project, in the product that runs. */
async function seed(product: Product): Promise<{ email: string; password: string }> {
	const { stdout } = await promisify(execFile)(process.execPath, ['db/seed.ts'], {
		cwd: join(import.meta.dirname, '../..'),
		env: { PATH: process.env['PATH'], DATA_DIR: product.dataDir, PORT: String(product.port) }
	});
	const [, email = '', password = ''] = /as (\S+) with the password (\S+)/.exec(stdout) ?? [];
	return { email, password };
}

interface Walk {
	locale: 'ru' | 'en';
	width: number;
}

/** Every screen in one language, in both themes, at one width and at 320 pixels. Gives what is wrong, by screen. */
async function walk(
	browser: Browser,
	url: string,
	who: Awaited<ReturnType<typeof seed>>,
	{ locale, width }: Walk
) {
	const context = await browser.newContext({
		...{ locale, viewport: { width, height: 900 }, timezoneId: 'Europe/Moscow' },
		reducedMotion: 'reduce'
	});
	const page = await context.newPage();
	const wrong = new Set<string>();
	let at = 'the door';
	const note = (all: string[]) => all.forEach((one) => wrong.add(`${at} (${locale}, ${width}): ${one}`));
	page.on('pageerror', ({ message }) => note([`threw: ${message}`]));
	page.on('console', (message) => {
		if (/Content Security Policy/i.test(message.text())) note([message.text().slice(0, 200)]);
	});
	page.on('request', (request) => {
		const asked = new URL(request.url());
		if (/^(http|ws)/.test(asked.protocol) && asked.host !== new URL(url).host) note([`asked ${asked.host}`]);
	});
	await page.addInitScript((chosen) => localStorage.setItem('twexel.locale', chosen), locale);

	const look = async (path: string) => {
		at = path;
		await settled(page);
		note(await faults(page));
		await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
		note(await faults(page, ['color-contrast']));
		await page.evaluate(() => delete document.documentElement.dataset['theme']);
		note(await moving(page));
		note(await clippedWhenLonger(page));
		await page.setViewportSize({ width: 320, height: 640 });
		note(await clippedWhenLonger(page));
		await page.setViewportSize({ width, height: 900 });
	};

	for (const path of await screens('(door)', () => null)) {
		await page.goto(url + path);
		await look(path);
	}
	await page.goto(`${url}/sign-in`);
	await page.locator('input[type=email]').fill(who.email);
	await page.locator('input[type=password]').fill(who.password);
	await page.locator('form button[type=submit]').click();
	await page.waitForURL(/calendar/);
	await page.locator('[data-sync=synced]:visible').first().waitFor();
	const ids = await someIds(page);
	const paths = await screens('(desk)', (route) => {
		const [, kind = ''] = /^\/(\w+)\/\[/.exec(route) ?? [];
		const id = ids[kind];
		return id === undefined ? null : route.replace(/\[\w+\]/, id);
	});
	const views = ['week', 'day', 'list'].map((view) => `/calendar?view=${view}`);
	for (const path of [...paths, ...views]) {
		await leadTo(page, path);
		await look(path);
	}
	at = 'the palette';
	await page.keyboard.press('Control+KeyK');
	await page.getByRole('combobox').waitFor();
	note(await faults(page));
	await context.close();
	return [...wrong];
}

/** By the app's own router, which is what people's presses do: no screen is loaded anew. */
const leadTo = (page: Page, path: string) =>
	page.evaluate((href) => {
		const link = Object.assign(document.createElement('a'), { href });
		document.body.append(link);
		link.click();
		link.remove();
	}, path);

/** The address is the last one asked for, its heading is there, and nothing more comes in. */
async function settled(page: Page): Promise<void> {
	await page.locator('h1, [role=textbox], main').first().waitFor();
	await page.waitForFunction(async () => {
		const [before] = [document.body.innerHTML.length];
		await new Promise((resolve) => setTimeout(resolve, 150));
		return before === document.body.innerHTML.length;
	});
}

/** Of each kind one that there is, for the screens that show one. */
async function someIds(page: Page): Promise<Record<string, string>> {
	const asks = <Answer>(path: string) =>
		page.evaluate(async (asked) => {
			const renewed = await navigator.locks.request('twexel.refresh', () =>
				fetch('/api/auth/refresh', { method: 'POST' })
			);
			const { accessToken } = await renewed.json();
			return (await fetch(asked, { headers: { authorization: `Bearer ${accessToken}` } })).json();
		}, path) as Promise<Answer>;
	const [project] = (await asks<List<{ id: string }>>('/api/projects')).items;
	const first = async (kind: string, more = '') =>
		(await asks<List<{ id: string }>>(`/api/${kind}?projectId=${project?.id}${more}`)).items[0]?.id ?? '';
	return {
		posts: await first('posts', '&status=published'),
		accounts: await first('accounts'),
		templates: await first('templates')
	};
}

test(
	'every screen is right for everyone: axe, both themes and languages, longer words, 320 pixels, stillness, nobody else asked',
	{ tag: '@screens' },
	async ({ browser, product, gate }) => {
		// A busy machine is slow at looking, not wrong.
		test.setTimeout(400_000);
		const who = await seed(product);
		const found = await Promise.all([
			walk(browser, gate.url, who, { locale: 'ru', width: 1440 }),
			walk(browser, gate.url, who, { locale: 'en', width: 390 })
		]);
		expect(found.flat()).toEqual([]);
	}
);
