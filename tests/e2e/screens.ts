import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright/test';
import { colleagues, demo } from '#db/seed/people.ts';
import type { Words } from '#app/lib/words/ru.ts';
import type { Product } from '../kit/product.ts';
import type { List } from './desk.ts';

/** Every screen there is, and the ways to it, in the demonstration project. */

const root = join(import.meta.dirname, '../..');

export type Person = typeof demo;
export const owner: Person = demo;
/** Works in the same project, with the same password. */
export const mate = (at: number): Person => ({ ...demo, email: colleagues[at]?.email ?? '' });

/** The demonstration project, in the product that runs. */
export async function seed({ dataDir, port }: Product): Promise<void> {
	const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: String(port) };
	await promisify(execFile)(process.execPath, ['db/seed.ts'], { cwd: root, env });
}

export async function signsIn(page: Page, url: string, { email, password }: Person): Promise<void> {
	await page.goto(`${url}/sign-in`);
	await page.locator('input[type=email]').fill(email);
	await page.locator('input[type=password]').fill(password);
	await page.locator('form button[type=submit]').click();
}

/** Routes that no walk can come to, and why. */
const unwalked: Record<string, string> = { '/gallery': 'is there only while the app is being written' };

/** Every route with a page, below one of the folders that say who sees it: `door`, `desk`, or none. What is in none of them is a route all the same. */
export async function routes(): Promise<Record<'door' | 'desk' | 'open', string[]>> {
	const folder = join(root, 'app/routes');
	const found = await readdir(folder, { recursive: true, withFileTypes: true });
	const pages = found
		.filter(({ name }) => name === '+page.svelte')
		.map(({ parentPath }) => parentPath.slice(folder.length).replaceAll('\\', '/'));
	const below = (group: string) =>
		pages.flatMap((path) => (path.startsWith(group) ? path.slice(group.length) : []));
	const open = pages.filter((path) => !path.startsWith('/(') && !(path in unwalked));
	return { door: below('/(door)'), desk: below('/(desk)'), open };
}

/** What stands for a route's parameters and behind its address. */
export interface Found {
	posts: string;
	accounts: string;
	templates: string;
	/** A client's link, whole. */
	client: string;
}

/** The address of a route; throws for one that nobody has said how to fill, so that a new one is walked or fails. */
export function addressOf(route: string, found: Found): string {
	if (route === '/client') return found.client;
	const [, kind = ''] = /^\/(\w+)\/\[/.exec(route) ?? [];
	if (kind === '') return route;
	// The cast: whatever is not in it is refused in the next line.
	const id = found[kind as keyof Found];
	if (!id) throw new Error(`nobody has said what fills ${route}: see tests/e2e/screens.ts`);
	return route.replace(/\[\w+\]/, id);
}

/** Of each kind one that there is, for the screens that show one; a client's link and a tall picture are made for it. */
export const whatThereIs = (page: Page): Promise<Found> =>
	page.evaluate(async () => {
		const renewed = await navigator.locks.request('twexel.refresh', () =>
			fetch('/api/auth/refresh', { method: 'POST' })
		);
		const { accessToken } = await renewed.json();
		const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
		const firstOf = async (path: string): Promise<string> => {
			const { items } = (await (await fetch(`/api/${path}`, { headers })).json()) as List<{ id: string }>;
			return items[0]?.id ?? '';
		};
		const project = await firstOf('projects');
		const [now, later] = [new Date(), new Date(Date.now() + 14 * 86_400_000)];
		const link = { name: 'Ольга', days: 14, from: now.toISOString(), until: later.toISOString() };
		const made = await fetch(`/api/projects/${project}/client-links`, {
			...{ headers, method: 'POST', body: JSON.stringify(link) }
		});
		const { url } = await made.json();
		const canvas = new OffscreenCanvas(90, 240);
		canvas.getContext('2d')?.fillRect(0, 0, 90, 240);
		const upload = new FormData();
		upload.append('projectId', project);
		upload.append('file', await canvas.convertToBlob(), 'tall.png');
		const { authorization } = headers;
		await fetch('/api/media', { method: 'POST', headers: { authorization }, body: upload });
		const [posts, accounts, templates] = await Promise.all([
			firstOf(`posts?projectId=${project}&status=published`),
			firstOf(`accounts?projectId=${project}`),
			firstOf(`templates?projectId=${project}`)
		]);
		return { posts, accounts, templates, client: url.slice(new URL(url).origin.length) };
	});

/** By the app's own router, which is what people's presses do: no screen is loaded anew. */
export const follows = (page: Page, path: string): Promise<void> =>
	page.evaluate((href) => {
		const link = Object.assign(document.createElement('a'), { href });
		document.body.append(link);
		link.click();
		link.remove();
	}, path);

/** Follows the link, and waits until the screen stands. */
export async function leadTo(page: Page, path: string): Promise<void> {
	await follows(page, path);
	await settled(page, path);
}

/** The address is the one asked for, its heading is there, and nothing more comes in. */
export async function settled(page: Page, path: string): Promise<void> {
	const [pathname] = path.split(/[?#]/, 1);
	await page.waitForURL((now) => now.pathname === pathname);
	await page.locator('h1').first().waitFor({ timeout: 30_000 });
	await page.waitForFunction(async () => {
		const before = document.body.innerHTML.length;
		await new Promise((resolve) => setTimeout(resolve, 120));
		return before === document.body.innerHTML.length && !document.querySelector('main .skeleton');
	});
}

interface Opening {
	path: string;
	open: (page: Page, t: Words) => Promise<unknown>;
}

const presses = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

/** What opens above a screen, and how; `Escape` closes it again. */
export const openings: Record<string, Opening> = {
	palette: { path: '/calendar', open: (page) => page.keyboard.press('Control+KeyK') },
	keys: { path: '/calendar', open: (page) => page.keyboard.press('?') },
	'the state of the sync': { path: '/calendar', open: (page) => page.locator('[data-sync]:visible').click() },
	'a channel is connected': { path: '/accounts', open: (page, t) => presses(page, t.accounts.connect) },
	'a group of hashtags': {
		path: '/settings/project',
		open: (page, t) => presses(page, t.extras.groups.add)
	},
	'UTM tags': {
		path: '/settings/project',
		open: (page, t) =>
			page
				.getByRole('button', { name: t.extras.utm.set('') })
				.first()
				.click()
	},
	'somebody is invited': { path: '/settings/members', open: (page, t) => presses(page, t.members.invite) },
	'a link for a client': { path: '/settings/links', open: (page, t) => presses(page, t.client.make) },
	'a passkey': { path: '/settings/security', open: (page, t) => presses(page, t.security.addPasskey) },
	'a sign-in ends': { path: '/settings/security', open: (page, t) => presses(page, t.security.endOthers) }
};
