import { ru } from '#app/lib/words/ru.ts';
import { expect, test } from './test.ts';

test('a new version is offered, taken when asked for, and no word is lost', async ({
	desk,
	product,
	gate
}) => {
	const { page } = desk;
	await desk.signsUp(product, 'anna@example.test');
	await desk.connectsSandbox('Проба пера');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await desk.writes('Недописанное', 'Проба пера');
	gate.releaseUpdate();
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
	await expect(page.getByText(ru.frame.updateReady)).toBeVisible();
	await page.keyboard.type(' предложение');
	const reloaded = page.waitForEvent('load');
	await page.getByRole('button', { name: ru.frame.update, exact: true }).click();
	await reloaded;
	await expect(page.getByText(ru.frame.updateReady)).toBeHidden();
	await desk.goes('posts');
	await expect(page.getByText('Недописанное предложение').first()).toBeVisible();
});
