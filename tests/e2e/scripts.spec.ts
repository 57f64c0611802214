import type { Page } from 'playwright/test';
import { ru } from '#app/lib/words/ru.ts';
import { texts } from '../faults/corpora/xss.ts';
import { Visitor } from '../kit/visitor.ts';
import type { List } from './desk.ts';
import { follows } from './screens.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

/** Notes whatever runs, is kept from running, or asks another host. */
async function listens(page: Page, url: string): Promise<string[]> {
	const heard: string[] = [];
	page.on('dialog', (dialog) => {
		heard.push(`a dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on('request', (request) => {
		const asked = new URL(request.url());
		if (/^(http|ws)/.test(asked.protocol) && asked.host !== new URL(url).host)
			heard.push(`asked ${asked.href}`);
	});
	await page.exposeBinding('noteViolation', (_source, words: string) => void heard.push(words));
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
			// The cast: put there a moment ago.
			const { noteViolation } = window as unknown as { noteViolation: (words: string) => void };
			noteViolation(`${violatedDirective} against ${blockedURI} ${sample} on ${location.pathname}`);
		});
	});
	return heard;
}

/** To a screen that may go on changing: a heading or a place for words is enough. */
async function leadsTo(page: Page, path: string): Promise<void> {
	await follows(page, path);
	await page.waitForURL((url) => url.pathname + url.search === path);
	await page.locator('h1, [role=textbox], main').first().waitFor();
}

/** Two frames: what is drawn after an answer of the device's own tables is there. */
const isDrawn = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<void>((resolve) =>
				requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100)))
			)
	);

/** In one line, as names have to be, and as long as they may be. */
const asName = (text: string, longest: number): string =>
	text
		.replaceAll(/\p{Cc}/gu, ' ')
		.trim()
		.slice(0, longest)
		.trim() || 'x';
const withoutNul = (text: string): string => text.replaceAll('\u0000', '');

/** So many joined into each, cut to what a field takes: where they stand as text, one does not hide the next. */
const joined = (all: string[], many: number, longest: number): string[] =>
	Array.from({ length: Math.ceil(all.length / many) }, (_, at) =>
		withoutNul(all.slice(at * many, at * many + many).join(' '))
			.slice(0, longest)
			.trim()
	);

interface Made {
	id: string;
}

/** The corpus, put wherever this person and a colleague can put words. Gives where to look. */
async function fills(anna: Visitor, boris: Visitor, projectId: string, borisMail: string) {
	const makes = async (path: string, bodies: object[], by = anna): Promise<Made[]> => {
		const made: Made[] = [];
		for (let at = 0; at < bodies.length; at += 6) {
			const some = bodies.slice(at, at + 6);
			made.push(...(await Promise.all(some.map((body) => by.call<Made>('POST', path, body)))));
		}
		return made;
	};
	const named = joined(texts, 6, 110).map((text) => asName(text, 110));
	await makes(`/api/projects/${projectId}/members`, [{ email: borisMail, role: 'editor' }]);
	const titles = joined(texts, 10, 250).map((text) => asName(text, 250));
	const channels = await makes(
		'/api/accounts/sandbox',
		titles.map((title) => ({ projectId, title }))
	);
	const targets = channels.slice(0, 3).map(({ id: accountId }) => ({ accountId }));
	const posts = await makes(
		'/api/posts',
		joined(texts, 4, 200).map((title, at) => ({
			...{ projectId, title, targets: at % 4 === 0 ? targets : [] },
			html: `${at}<br>${withoutNul(texts.slice(at * 4, at * 4 + 4).join('<br>'))}`,
			labels: [asName(texts[at * 4] ?? '', 40)]
		}))
	);
	await makes(
		'/api/templates',
		named.map((name, at) => ({ projectId, name, html: withoutNul(texts[at] ?? '') }))
	);
	const planned = posts.filter((_, at) => at % 4 === 0);
	const [published, open] = [planned[0]?.id ?? '', planned[1]?.id ?? ''];
	const comments = joined(texts, 12, 4000).map((text) => ({ text, quote: text.slice(0, 500).trim() }));
	await makes(`/api/posts/${open}/comments`, comments);
	await makes(`/api/posts/${open}/comments`, comments.slice(0, 5), boris);
	await makes(`/api/posts/${published}/publish`, [{}]);
	const soon = (at: number) => new Date(Date.now() + (at + 60) * 60_000).toISOString();
	await makes(
		'/api/posts/schedule',
		planned.slice(1).map(({ id: postId }, at) => ({ postId, scheduledAt: soon(at) }))
	);
	const link = await anna.call<{ url: string }>('POST', `/api/projects/${projectId}/client-links`, {
		...{ name: asName(texts[18] ?? '', 80), postIds: planned.map(({ id }) => id) }
	});
	return { published, open, channel: channels[0]?.id ?? '', link: link.url };
}

test('no words of a person or a network run on any screen', async ({ desk, product, browser }) => {
	const { page, url } = desk;
	const heard = await listens(page, url);
	const bad = `'"><img src=x onerror=alert(1)><svg onload=alert(1)>`;
	await desk.signsUp(product, mailOf('anna'), bad);
	await page.goto(`${url}/icons/mark.svg`);
	const [anna, boris] = [
		await Visitor.comesBack(product, mailOf('anna')),
		await Visitor.signsUp(product, mailOf('boris'))
	];
	for (const one of [anna, boris]) await one.call('PUT', '/api/auth/me', { name: bad });
	const { items } = await anna.call<List<Made>>('GET', '/api/projects');
	const made = await fills(anna, boris, items[0]?.id ?? '', mailOf('boris'));

	await page.goto(`${url}/calendar`);
	await desk.isSynced();
	for (const path of [
		...[
			'/calendar?view=list',
			'/posts',
			'/queue',
			'/templates',
			'/accounts',
			'/notices',
			'/activity',
			'/library'
		],
		...[
			`/posts/${made.published}`,
			`/posts/${made.published}/history`,
			`/posts/${made.open}`,
			`/accounts/${made.channel}`
		],
		...['/settings/members', '/settings/audit', '/settings/links', '/settings/project', '/projects'],
		...[`/posts/${encodeURIComponent(bad)}`, `/posts/${made.open}/edit`]
	]) {
		await leadsTo(page, path);
		await isDrawn(page);
	}
	await page.getByRole('tab', { name: ru.discussion.title }).click();
	await expect(page.getByText('<img src=x onerror=alert(1)>').first()).toBeVisible();
	await page.keyboard.press('Control+KeyK');
	await page.getByRole('combobox', { name: ru.palette.title }).fill('alert');
	await expect(page.getByRole('option').first()).toBeVisible();

	const guest = await browser.newPage();
	const heardByGuest = await listens(guest, url);
	await guest.goto(made.link);
	await expect(guest.getByText('alert(1)').first()).toBeVisible();
	for (const path of [
		`/sign-in?next=${encodeURIComponent('javascript:alert(1)')}`,
		`/${encodeURIComponent(bad)}`
	]) {
		await guest.goto(url + path);
		await isDrawn(guest);
	}
	expect([...heard, ...heardByGuest]).toEqual([]);

	// The ear hears: put into a page as a slip of ours would, the same words are noticed.
	await guest.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>'));
	await expect.poll(() => heardByGuest.join()).toContain('script-src');
	await guest.close();
});
