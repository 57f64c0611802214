import type { Page } from 'playwright/test';
import { ru } from '#app/lib/words/ru.ts';
import type { Desk, List } from './desk.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

const t = ru.queue;

/** Three places a day, by the button that suggests them. */
async function setsUpQueue(desk: Desk): Promise<void> {
	const { page } = desk;
	await desk.goes('queue');
	await page.getByRole('link', { name: t.setUp }).click();
	await page.getByRole('button', { name: t.suggest }).click();
	await page.getByRole('button', { name: t.save }).click();
	await expect(page.getByText(t.slots(21))).toBeVisible();
}

async function queues(desk: Desk, text: string): Promise<void> {
	await desk.writes(text, 'Проба пера');
	await desk.page.getByRole('button', { name: t.addFor('') }).click();
	await expect(desk.page.getByText(ru.status.scheduled).first()).toBeVisible();
}

const rows = (page: Page) => page.getByRole('list', { name: t.list }).getByRole('listitem');
const inOrder = async (page: Page, texts: string[]) => {
	await expect(rows(page)).toHaveCount(texts.length);
	for (const [index, text] of texts.entries()) await expect(rows(page).nth(index)).toContainText(text);
};

interface Queued {
	html: string;
	queuePlace: string | null;
	scheduledAt: string;
}

/** What the server has in the queue, by its order. */
async function onServer(desk: Desk): Promise<string[]> {
	const projects = await desk.asks<List<{ id: string }>>('/api/projects');
	const { items } = await desk.asks<List<Queued>>(`/api/posts/scheduled?projectId=${projects.items[0]?.id}`);
	return items.filter(({ queuePlace }) => queuePlace !== null).map(({ html }) => html);
}

test('posts queue up at the hours of the week, change places by key, and wait while it is paused', async ({
	desk,
	product
}) => {
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await setsUpQueue(desk);
	for (const text of ['Первый', 'Второй', 'Третий']) await queues(desk, text);

	await desk.goes('queue');
	await inOrder(page, ['Первый', 'Второй', 'Третий']);
	await rows(page)
		.nth(2)
		.getByRole('button', { name: t.handle('Третий') })
		.press('ArrowUp');
	await inOrder(page, ['Первый', 'Третий', 'Второй']);
	await expect(page.getByText(t.nowAt('Третий', 2, 3))).toBeAttached();
	await expect.poll(() => onServer(desk)).toEqual(['Первый', 'Третий', 'Второй']);

	await page.getByRole('button', { name: t.pause, exact: true }).click();
	await expect(page.getByText(t.paused).first()).toBeVisible();
	await page.getByRole('button', { name: t.resume }).click();
	await expect(page.getByRole('button', { name: t.resume })).toBeHidden();
	await desk.isSynced();
});

test('a free place in the calendar is where a post for it is written', async ({ desk, product }) => {
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await setsUpQueue(desk);
	await page.goto(`${desk.url}/calendar?view=week`);
	// Whatever today is, next week is all free.
	await page.getByRole('button', { name: ru.calendar.next.week }).click();
	await page
		.getByRole('link', { name: t.freeAt('14:00', '') })
		.first()
		.click();
	const editor = page.getByRole('textbox', { name: ru.composer.textLabel });
	await editor.click();
	await page.keyboard.type('На своё место');
	await page.getByRole('button', { name: /^В очередь · .*14:00/ }).click();
	await expect(page.getByText(ru.status.scheduled).first()).toBeVisible();
	await expect.poll(() => onServer(desk)).toEqual(['На своё место']);
});

test('with no network the queue is filled, ordered and paused, and the server does it so when it is back', async ({
	desk,
	product,
	gate
}) => {
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await setsUpQueue(desk);
	await queues(desk, 'Ещё в сети');
	await desk.isSynced();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

	await gate.close();
	await desk.isOffline();
	await queues(desk, 'В метро');
	await page.goto(`${desk.url}/queue`);
	await inOrder(page, ['Ещё в сети', 'В метро']);
	await rows(page)
		.nth(1)
		.getByRole('button', { name: t.handle('В метро') })
		.press('ArrowUp');
	await inOrder(page, ['В метро', 'Ещё в сети']);
	await page.getByRole('button', { name: t.pause, exact: true }).click();
	await expect(page.getByText(t.paused).first()).toBeVisible();
	await page.reload();
	await inOrder(page, ['В метро', 'Ещё в сети']);
	await expect(page.getByText(t.paused).first()).toBeVisible();

	await gate.open();
	await desk.isSynced();
	await expect.poll(() => onServer(desk)).toEqual(['В метро', 'Ещё в сети']);
	const projects = await desk.asks<List<{ id: string }>>('/api/projects');
	const path = `/api/projects/${projects.items[0]?.id}/queue`;
	await expect.poll(async () => (await desk.asks<{ paused: boolean }>(path)).paused).toBe(true);
});
