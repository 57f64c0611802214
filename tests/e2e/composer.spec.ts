import { ru } from '#app/lib/words/ru.ts';
import { png, tiles } from './outbox-desk.ts';
import { clipboards } from './clipboards.ts';
import { expect, mailOf, test } from './test.ts';

test('what is pasted keeps its look and nothing else, with no network too, and a post is mended, signed and sent', async ({
	desk,
	product,
	gate
}) => {
	const { page } = desk;
	const t = ru.composer;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');

	// A signature of the channel, and a group of hashtags of the project.
	await page.getByRole('button', { name: ru.accounts.actionsOf('Проба пера') }).click();
	await page.getByRole('menuitem', { name: ru.extras.signature.menu }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('textbox', { name: ru.extras.signature.label }).click();
	await page.keyboard.type('Кофейня на углу');
	await dialog.getByRole('button', { name: ru.common.save }).click();
	await expect(page.getByText(ru.extras.signature.saved)).toBeVisible();
	await page.goto(`${desk.url}/settings/project`);
	await page.getByRole('button', { name: ru.extras.groups.add }).click();
	await dialog.getByLabel(ru.extras.groups.name, { exact: true }).fill('Утро');
	await dialog.getByLabel(ru.extras.groups.tags, { exact: true }).fill('кофе, #утро');
	await dialog.getByRole('button', { name: ru.common.save }).click();
	await expect(page.getByText('#кофе #утро')).toBeVisible();
	await desk.isSynced();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await gate.close();
	await desk.isOffline();

	await desk.writes('', 'Проба пера');
	const editor = page.getByRole('textbox', { name: t.textLabel });
	const paste = (html: string, text: string) =>
		editor.evaluate(
			(element, given) => {
				const data = new DataTransfer();
				if (given.html) data.setData('text/html', given.html);
				data.setData('text/plain', given.text);
				element.dispatchEvent(
					new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
				);
			},
			{ html, text }
		);
	for (const { from, html, text = '', becomes } of clipboards) {
		await editor.click();
		await page.keyboard.press('Control+a');
		await page.keyboard.press('Delete');
		await paste(html, text);
		expect(await editor.evaluate((element) => element.innerHTML), from).toBe(becomes);
	}

	// Keys of the messengers, an emoji, a group of hashtags.
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Delete');
	for (const [keys, words] of [
		['Control+Shift+x', 'старое'],
		['Control+Shift+p', ' тайна'],
		['Control+Shift+m', ' код']
	] as const) {
		await page.keyboard.press(keys);
		await page.keyboard.type(words);
		await page.keyboard.press(keys);
	}
	await expect(editor.locator('s')).toHaveText('старое');
	await expect(editor.locator('.tg-spoiler')).toHaveText(' тайна');
	await expect(editor.locator('code')).toHaveText(' код');
	await page.getByRole('button', { name: t.emoji.title }).click();
	await page.getByLabel(t.emoji.search).fill('ракет');
	await page.keyboard.press('Enter');
	await expect(editor).toContainText('🚀');
	await page.getByRole('button', { name: ru.extras.groups.menu }).click();
	await page.getByRole('menuitem', { name: /Утро/ }).click();
	await expect(editor).toContainText('#кофе #утро');
	await expect(editor).toBeFocused();
	await editor.click();
	await page.keyboard.press('Control+a');
	await expect(page.getByRole('toolbar', { name: t.selection })).toBeVisible();

	// What is too long is shortened by one press, and that is taken back by another.
	const preview = page.getByRole('region', { name: ru.preview.title });
	await expect(preview.getByText('Кофейня на углу')).toBeVisible();
	await page.keyboard.press('ArrowRight');
	await paste('', ` ${'слово '.repeat(690)}`);
	await expect(page.getByText(/Текст длиннее/)).toBeVisible();
	await page.getByRole('button', { name: t.fix.shorten }).click();
	await expect(page.getByText(/Текст длиннее/)).toBeHidden();
	await page.getByRole('button', { name: ru.common.undo }).click();
	await page.getByRole('button', { name: t.fix.split }).click();
	await expect(preview.getByText(ru.preview.messageOf(2, 2))).toBeVisible();

	// A picture that waits for the network is cut on the device, described and moved by keys.
	await editor.click();
	await page.getByRole('button', { name: t.addPicture }).waitFor();
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: t.addPicture }).click();
	await (await chooser).setFiles([await png('один'), await png('два')]);
	await expect(tiles(page)).toHaveCount(2);
	await tiles(page)
		.first()
		.getByRole('button', { name: /Действия|один/ })
		.first()
		.click();
	await page.getByRole('menuitem', { name: ru.media.crop.title }).click();
	await dialog.getByRole('radio', { name: '1:1' }).click();
	await dialog.getByRole('button', { name: ru.media.crop.right }).click();
	await dialog.getByRole('button', { name: ru.common.save }).click();
	await expect(page.getByText(ru.media.crop.done)).toBeVisible();
	await expect(tiles(page)).toHaveCount(2);
	const source = () => tiles(page).first().locator('img').getAttribute('src');
	const first = await source();
	await tiles(page).first().focus();
	await page.keyboard.press('Alt+ArrowRight');
	await expect.poll(source).not.toBe(first);
	await expect(page.getByText(t.savedHere)).toBeVisible();

	await page.reload();
	await expect(editor).toContainText('🚀');
	await gate.open();
	await desk.isSynced();
	await page.getByRole('button', { name: t.publish, exact: true }).click();
	await expect(page.getByText(ru.status.published).first()).toBeVisible();
});
