import { ru } from '#app/lib/words/ru.ts';
import { Visitor } from '../kit/visitor.ts';
import { Desk } from './desk.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

test('a template that is made and used with no network is on another device when there is one', async ({
	desk,
	product,
	gate,
	browser
}) => {
	test.setTimeout(180_000);
	const { page } = desk;
	const t = ru.templates;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.isSynced();
	// The device needs the app's own files once: they are there when the worker has taken over.
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

	await gate.close();
	await desk.isOffline();
	await page.reload();
	await desk.goes('templates');
	await page.getByRole('button', { name: t.newTemplate }).click();
	await page.getByLabel(t.name, { exact: true }).fill('Блюдо дня');
	const text = page.getByRole('textbox', { name: t.textLabel });
	await text.click();
	await page.keyboard.type('Сегодня {{блюдо}} за ');
	await page.getByLabel(t.addVariable).fill('цена');
	await page.getByRole('button', { name: t.addVariableButton }).click();
	await page.keyboard.type(' ₽. Ваша «');
	await page.getByRole('button', { name: t.putVariable(t.builtIns.project) }).click();
	await page.keyboard.type('»');
	await expect(text).toHaveText('Сегодня {{блюдо}} за {{цена}} ₽. Ваша «{{project}}»');
	await expect(page.getByText(ru.composer.savedHere)).toBeVisible();
	await page.reload();
	await expect(page.getByLabel(t.name, { exact: true })).toHaveValue('Блюдо дня');

	// Still offline: into a post, with its variables filled.
	await desk.writes('Друзья! ', 'Проба пера');
	const post = page.getByRole('textbox', { name: ru.composer.textLabel });
	await post.click();
	await page.keyboard.press('End');
	await page.getByRole('button', { name: t.menu }).click();
	await page.getByRole('menuitem', { name: t.insertMenu }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: /Блюдо дня/ }).click();
	await dialog.getByLabel('блюдо').fill('<Раф>');
	await expect(dialog.getByRole('region', { name: t.preview })).toHaveText(
		'Сегодня <Раф> за {{цена}} ₽. Ваша «Кофейня»'
	);
	await dialog.getByLabel('цена').fill('290');
	await dialog.getByRole('button', { name: t.insert, exact: true }).click();
	await expect(post).toHaveText('Друзья! Сегодня <Раф> за 290 ₽. Ваша «Кофейня»');
	await page.keyboard.type(' Ждём!');
	await expect(post).toHaveText(/Ждём!$/);
	await page.reload();
	await expect(post).toHaveText(/Ваша «Кофейня» Ждём!$/);

	await gate.open();
	await desk.isSynced();
	await expect
		.poll(async () => (await desk.postsOnServer()).map(({ html }) => html))
		.toEqual(['Друзья! Сегодня &lt;Раф&gt; за 290 ₽. Ваша «Кофейня» Ждём!']);
	await page.reload();

	const phone = new Desk(await (await browser.newContext({ locale: 'ru-RU' })).newPage(), desk.url);
	await phone.page.setViewportSize({ width: 390, height: 844 });
	await phone.page.goto(`${desk.url}/sign-in?next=%2Ftemplates`);
	await phone.page.getByLabel(ru.auth.email).fill(mailOf('anna'));
	await phone.page.getByLabel(ru.auth.password, { exact: true }).fill(Visitor.password);
	await phone.page.getByRole('button', { name: ru.auth.signIn, exact: true }).click();
	await expect(phone.page.getByRole('link', { name: /Блюдо дня/ })).toBeVisible();

	// Taken away on one, taken back there: the other follows both ways.
	await desk.goes('templates');
	await page.getByRole('button', { name: t.actionsOf('Блюдо дня') }).click();
	await page.getByRole('menuitem', { name: ru.common.delete }).click();
	await expect(phone.page.getByText(t.emptyTitle)).toBeVisible();
	await page.getByRole('button', { name: ru.common.undo }).click();
	await expect(phone.page.getByRole('link', { name: /Блюдо дня/ })).toBeVisible();
	await phone.page.context().close();
});

test('a post becomes a template, and a ready one becomes a post', async ({ desk, product }) => {
	const { page } = desk;
	const t = ru.templates;
	await desk.signsUp(product, mailOf('anna'));
	await desk.goes('templates');
	const [example] = t.examples;
	if (!example) throw new Error('there are no ready templates');
	await page.getByRole('button', { name: t.takeExample(example.name) }).click();
	await expect(page.getByLabel(t.name, { exact: true })).toHaveValue(example.name);
	await page.getByRole('button', { name: t.use, exact: true }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('событие').fill('Каппинг');
	await dialog.getByRole('button', { name: t.use, exact: true }).click();
	const post = page.getByRole('textbox', { name: ru.composer.textLabel });
	await expect(post).toContainText('Каппинг');
	await expect(post.locator('b, strong').first()).toHaveText('Каппинг');

	await page.getByRole('button', { name: t.menu }).click();
	await page.getByRole('menuitem', { name: t.saveAs }).click();
	await dialog.getByLabel(t.name, { exact: true }).fill('Каппинг по субботам');
	await dialog.getByRole('button', { name: ru.common.save }).click();
	await page.getByRole('button', { name: ru.common.open }).click();
	await expect(page.getByLabel(t.name, { exact: true })).toHaveValue('Каппинг по субботам');

	await desk.goes('templates');
	await page.getByLabel(t.search).fill('суббот');
	await expect(page.getByRole('list', { name: t.list }).getByRole('link')).toHaveText([
		/Каппинг по субботам/
	]);
	await page.getByLabel(t.search).fill('нет такого');
	await expect(page.getByText(t.emptySearchText('нет такого'))).toBeVisible();
});
