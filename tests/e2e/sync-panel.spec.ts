import { ru } from '#app/lib/words/ru.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

const timesAsked = 'test.persist-asked';

test('the sync says what waits and why, tries again when told to, and has the browser keep what is written', async ({
	desk,
	product,
	gate
}) => {
	const { page } = desk;
	await page.addInitScript((key) => {
		const { persist } = StorageManager.prototype;
		StorageManager.prototype.persist = function () {
			sessionStorage.setItem(key, String(Number(sessionStorage.getItem(key)) + 1));
			return persist.call(this);
		};
	}, timesAsked);
	const asked = () => page.evaluate((key) => sessionStorage.getItem(key), timesAsked);
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	expect(await asked()).toBeNull();
	await desk.writes('Первый черновик', 'Проба пера');
	await expect.poll(asked).toBe('1');
	await desk.writes('Второй', 'Проба пера');
	// All is sent also before the first key is saved.
	await expect.poll(async () => (await desk.postsOnServer()).map((post) => post.html)).toContain('Второй');
	await desk.isSynced();
	expect(await asked()).toBe('1');

	await gate.close();
	await desk.isOffline();
	await page.getByRole('textbox', { name: ru.composer.textLabel }).click();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(' черновик');
	await expect(page.getByText(ru.composer.savedHere).first()).toBeVisible();
	await page.locator('[data-sync]:visible').first().click();
	const panel = page.locator('.popover');
	await expect(panel.getByText(ru.frame.obstacles.no_server)).toBeVisible();
	await expect(panel.getByRole('heading', { name: ru.frame.waitingTitle })).toContainText('1');
	const waiting = panel.getByRole('listitem');
	await expect(waiting.getByRole('link', { name: 'Второй черновик' })).toBeVisible();
	await expect(waiting).toContainText(ru.frame.changedFields['html'] ?? 'html');
	await expect(panel.locator('[data-kept]')).toContainText(
		new RegExp(`${ru.frame.storageKept}|${ru.frame.storageNotKept}`)
	);

	await gate.open();
	await panel.getByRole('button', { name: ru.common.retry }).click();
	await desk.isSynced();
	await expect(panel.getByRole('heading', { name: ru.frame.waitingTitle })).toBeHidden();
	await expect
		.poll(async () => (await desk.postsOnServer()).map((post) => post.html).sort())
		.toEqual(['Второй черновик', 'Первый черновик']);
});
