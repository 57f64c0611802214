import { ru } from '#app/lib/words/ru.ts';
import type { List } from './desk.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

interface Project {
	id: string;
	name: string;
	approvalRequired: boolean;
}

/** A picture of one pixel. */
const picture = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);

test('a project is renamed and a picture described with no network, and the server hears of it later', async ({
	desk,
	product,
	gate
}) => {
	test.setTimeout(180_000);
	const { page } = desk;
	const t = ru.media;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.writes('С картинкой', 'Проба пера');
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles({ name: 'cup.png', mimeType: 'image/png', buffer: picture });
	const pictures = page.getByRole('group', { name: t.pictures });
	const describes = async () => {
		await pictures.getByRole('button', { name: t.tools('cup.png') }).click();
		await page.getByRole('menuitem', { name: t.describe }).click();
	};
	await expect(pictures.getByRole('img')).toBeVisible();
	await desk.isSynced();
	await expect(pictures.locator('figcaption')).toBeHidden();
	const address = page.url();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

	await gate.close();
	await desk.isOffline();
	await page.reload();
	await describes();
	await page.getByLabel(t.altLabel).fill('Чашка на подоконнике');
	await page.getByRole('dialog').getByRole('button', { name: ru.common.save }).click();
	await expect(pictures.getByRole('img')).toHaveAttribute('alt', 'Чашка на подоконнике');
	await page.goto(`${desk.url}/settings/project`);
	await page.getByLabel(ru.projects.name).fill('Кофейня на Садовой');
	const saved = page.getByText(ru.common.saved, { exact: true });
	await page.getByRole('button', { name: ru.common.save, exact: true }).click();
	await expect(saved).toBeVisible();
	await expect(saved).toBeHidden();
	await page.getByRole('switch', { name: ru.projects.approval }).click();
	await expect(saved).toBeVisible();
	await page.reload();
	await expect(page.getByLabel(ru.projects.name)).toHaveValue('Кофейня на Садовой');
	await expect(page.getByRole('switch', { name: ru.projects.approval })).toBeChecked();
	await page.goto(address);
	await expect(page.getByRole('group', { name: t.pictures }).getByRole('img')).toHaveAttribute(
		'alt',
		'Чашка на подоконнике'
	);
	await expect(page.getByRole('button', { name: ru.composer.askReview, exact: true })).toBeVisible();

	await gate.open();
	await desk.isSynced();
	const { items } = await desk.asks<List<Project>>('/api/projects');
	expect(items).toMatchObject([{ name: 'Кофейня на Садовой', approvalRequired: true }]);
	const posts = await desk.asks<List<{ media: { mediaId: string }[] }>>(
		`/api/posts?projectId=${items[0]?.id}`
	);
	const file = `/api/media/${posts.items[0]?.media[0]?.mediaId}`;
	expect(await desk.asks(file)).toMatchObject({ alt: 'Чашка на подоконнике' });

	await gate.close();
	await desk.isOffline();
	await describes();
	await page.getByRole('button', { name: t.deleteFile }).click();
	await expect(page.getByRole('group', { name: t.pictures })).toBeHidden();
	await gate.open();
	await desk.isSynced();
	await expect.poll(async () => desk.asks(file)).toMatchObject({ code: 'not_found' });
	await page.getByRole('button', { name: ru.common.undo }).click();
	await expect.poll(async () => desk.asks(file)).toMatchObject({ alt: 'Чашка на подоконнике' });
});
