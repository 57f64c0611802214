import { ru } from '#app/lib/words/ru.ts';
import { expect, test } from './test.ts';

test('a post is asked for, spoken of with no network, approved, and loses the approval by an edit', async ({
	desk,
	product,
	gate
}) => {
	const { page } = desk;
	const { review, discussion: t, composer } = ru;
	await desk.signsUp(product, 'anna@example.test');
	await desk.connectsSandbox('Проба пера');
	await page.goto(`${desk.url}/settings/project`);
	await page.getByRole('switch', { name: ru.projects.approval }).click();
	await desk.writes('Скидки до пятницы на всё', 'Проба пера');
	await expect(page.getByRole('button', { name: composer.publish, exact: true })).toBeHidden();
	await page.getByRole('button', { name: composer.askReview, exact: true }).click();
	await expect(page.getByText(review.waiting)).toBeVisible();
	await desk.isSynced();

	await gate.close();
	await desk.isOffline();
	const editor = page.getByRole('textbox', { name: composer.textLabel });
	await editor.click();
	await page.keyboard.press('Control+A');
	await page.getByRole('button', { name: t.speakOfIt }).click();
	await page.getByRole('textbox', { name: t.write }).fill('Точно скидки? <img src=x onerror=alert(1)>');
	await page.getByRole('button', { name: t.say, exact: true }).click();
	await expect(page.getByText('Точно скидки? <img src=x onerror=alert(1)>')).toBeVisible();
	await expect(page.getByLabel(t.waiting)).toBeVisible();
	await page.getByRole('button', { name: review.approve, exact: true }).click();
	await expect(page.getByText(review.approvedBy('Анна'))).toBeVisible();
	await expect(editor).toHaveAttribute('contenteditable', 'false');

	await gate.open();
	await desk.isSynced();
	await expect(page.getByLabel(t.waiting)).toBeHidden();
	await page.reload();
	await expect(page.getByText(review.approvedBy('Анна'))).toBeVisible();
	await page.getByRole('button', { name: review.unlock }).click();
	await editor.click();
	await page.keyboard.type('!');
	await expect(page.getByText(review.ended)).toBeVisible();
	await expect(page.getByText(review.waiting)).toBeVisible();
	await page.getByRole('tab', { name: t.title }).click();
	await expect(page.getByText('Точно скидки?')).toBeVisible();
});

/** A picture of one pixel. */
const picture = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);

test('a picture is taken from the shelf, and a client approves the post by a link on a phone', async ({
	desk,
	product,
	browser
}) => {
	const { page } = desk;
	const { client: t, library, media } = ru;
	await desk.signsUp(product, 'anna@example.test');
	await desk.connectsSandbox('Проба пера');
	await page.goto(`${desk.url}/library`);
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'cup.png', mimeType: 'image/png', buffer: picture });
	await page.getByRole('button', { name: library.open('cup.png') }).click();
	await expect(page.getByText(library.unused).first()).toBeVisible();
	await page.keyboard.press('Escape');
	await desk.isSynced();
	await page.getByRole('button', { name: library.open('cup.png') }).click();
	await page.getByLabel(media.altLabel).fill('Чашка');
	await page.getByLabel(library.tags, { exact: true }).last().fill('кофе, утро');
	await page.getByRole('dialog').getByRole('button', { name: ru.common.save }).click();

	await desk.writes('Скидки до пятницы на всё', 'Проба пера');
	await page.getByRole('button', { name: library.fromLibrary }).click();
	await page.getByRole('dialog').getByRole('searchbox').fill('утро');
	await page.getByRole('dialog').getByRole('button', { name: 'cup.png' }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: library.pick(1) })
		.click();
	await expect(page.getByRole('group', { name: media.pictures }).getByRole('img')).toBeVisible();
	await expect.poll(async () => (await desk.postsOnServer())[0]?.media).toHaveLength(1);
	await desk.isSynced();
	await page.goto(page.url().replace(/\/edit$/, ''));
	await page.getByRole('button', { name: ru.composer.moreActions }).click();
	await page.getByRole('menuitem', { name: t.share }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel(t.name).fill('Ольга');
	await dialog.getByRole('button', { name: t.create }).click();
	const address = await dialog.getByRole('textbox', { name: t.makeTitle }).inputValue();

	const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
	const shown = await phone.newPage();
	await shown.goto(address);
	await expect(shown.getByText('Скидки до пятницы на всё')).toBeVisible();
	await expect(shown.getByRole('img', { name: 'Чашка' })).toBeVisible();
	// As its network draws it, and not as the app would.
	const channel = shown.getByRole('group', { name: 'Проба пера' });
	await expect(channel.locator('[style*="--look-ground"]')).toBeVisible();
	await shown.getByRole('button', { name: t.approve, exact: true }).click();
	await expect(shown.getByText(t.nameMissing)).toBeVisible();
	await shown.getByLabel(t.yourName).fill('Ольга');
	await shown.getByRole('button', { name: t.approve, exact: true }).click();
	await expect(shown.getByText(t.approved('Ольга'))).toBeVisible();
	await phone.close();

	await page.keyboard.press('Escape');
	await expect(page.getByText(ru.review.approvedBy(ru.review.byClient('Ольга')))).toBeVisible();
	await page.goto(`${desk.url}/activity`);
	await expect(page.getByText(ru.activity.kinds.approved).first()).toBeVisible();
	await expect(page.getByText(ru.activity.kinds.link_opened).first()).toBeVisible();
});
