import { ru } from '#app/lib/words/ru.ts';
import { until } from '../kit/product.ts';
import type { List } from './desk.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

interface Message {
	html: string;
	publishedAt: string;
}

test('what is written and moved without a network goes out once, at its new hour', async ({
	desk,
	product,
	gate
}) => {
	test.setTimeout(240_000);
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.isSynced();
	// The device needs the app's own files once: they are there when the worker has taken over.
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

	await gate.close();
	await desk.isOffline();
	await page.reload();
	await desk.writes('Написано в метро', 'Проба пера');
	await desk.schedules(1);
	await expect(page.getByText(ru.status.scheduled).first()).toBeVisible();
	await page.reload();
	await expect(page.getByText('Написано в метро').first()).toBeVisible();

	// Moved once more, still offline, from the receipt.
	await page.goto(`${desk.url}/posts`);
	await page.getByText('Написано в метро').first().click();
	await page.getByRole('button', { name: ru.receipt.reschedule }).click();
	const at = new Date(Math.ceil(Date.now() / 60_000 + 1) * 60_000);
	await desk.picks(at, ru.receipt.reschedule);
	for (const path of ['/calendar', '/calendar?view=week', '/posts', '/accounts', '/settings', '/projects']) {
		await page.goto(`${desk.url}${path}`);
		await expect(page.getByRole('main')).not.toBeEmpty();
		await desk.isOffline();
	}

	await gate.open();
	await desk.isSynced();
	await until(async () => Date.now() > at.getTime() + 3000, 150_000);
	await page.goto(`${desk.url}/posts`);
	await page.getByText('Написано в метро').first().click();
	await expect(page.getByText(ru.status.published).first()).toBeVisible();
	const projects = await desk.asks<List<{ id: string }>>('/api/projects');
	const accounts = await desk.asks<List<{ id: string }>>(`/api/accounts?projectId=${projects.items[0]?.id}`);
	const { items } = await desk.asks<List<Message>>(`/api/sandbox/${accounts.items[0]?.id}/messages`);
	expect(items.map((one) => one.html)).toEqual(['Написано в метро']);
	const late = Date.parse(items[0]?.publishedAt ?? '') - at.getTime();
	expect(late).toBeGreaterThanOrEqual(0);
	expect(late).toBeLessThan(2000);
});
