import { ru } from '#app/lib/words/ru.ts';
import { sandboxWords } from './network-words.ts';
import type { Desk } from './desk.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

test('from sign-up to a published post in the sandbox, by what can be seen', async ({ desk, product }) => {
	await desk.signsUpByHand(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.writes('Первый пост', 'Проба пера');
	await desk.publishes();
	await expect(desk.page).toHaveURL(/\/posts\/[0-9a-f-]{36}$/);
	await expect(desk.page.getByText(ru.status.published).first()).toBeVisible();
	await desk.page.getByRole('link', { name: sandboxWords.open }).click();
	await expect(desk.page.getByText('Первый пост')).toBeVisible();
});

test('somebody who has never seen it reaches a published post within two minutes, by what is offered, and the post goes away again by itself', async ({
	desk,
	product
}) => {
	const { page } = desk;
	const startedAt = Date.now();
	await desk.signsUpByHand(product, mailOf('anna'));
	const steps = page.getByRole('region', { name: ru.firstRun.title });
	await expect(steps.getByText(ru.firstRun.steps.connect)).toBeVisible();
	await steps.getByRole('button', { name: ru.firstRun.tryIn('Песочница') }).click();
	await steps.getByRole('button', { name: ru.firstRun.test }).click();
	await expect(page).toHaveURL(/\/posts\/[0-9a-f-]{36}$/);
	await expect(page.getByText(ru.status.published).first()).toBeVisible();
	expect(Date.now() - startedAt).toBeLessThan(120_000);
	const [post] = (
		await desk.asks<{ items: { deleteAt: string }[] }>(`/api/posts?projectId=${await project(desk)}`)
	).items;
	const lasts = Date.parse(post?.deleteAt ?? '') - Date.now();
	expect(lasts).toBeGreaterThan(5 * 60_000);
	expect(lasts).toBeLessThan(10 * 60_000);
	// Nothing is left to be offered.
	await desk.goes('calendar');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(steps).toBeHidden();
});

const project = async (desk: Desk): Promise<string> =>
	(await desk.asks<{ items: { id: string }[] }>('/api/projects')).items[0]?.id ?? '';

test('a draft without a time stands in the list, also after the page is loaded anew', async ({
	desk,
	product
}) => {
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.writes('Когда-нибудь', 'Проба пера');
	await desk.page.goto(`${desk.url}/posts`);
	await expect(desk.page.getByText('Когда-нибудь').first()).toBeVisible();
	await desk.page.goto(`${desk.url}/posts?status=draft`);
	await desk.isSynced();
	await desk.page.reload();
	await expect(desk.page.getByText('Когда-нибудь').first()).toBeVisible();
});
