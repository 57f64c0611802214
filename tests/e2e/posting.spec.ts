import { ru } from '#app/lib/words/ru.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { sandboxWords, telegramWords } from './network-words.ts';
import { expect, test as base } from './test.ts';

const bot = '7000000001:AAF-a-bot-of-the-test-that-may-post-here';

const test = base.extend<{ telegram: Telegram }>({
	telegram: async ({}, use) => {
		const telegram = await startTelegram();
		telegram.addBot(bot);
		telegram.addChannel({ title: 'Кофейня на Садовой', username: 'sadovaya_coffee', bot, subscribers: 1250 });
		await use(telegram);
		await telegram.stop();
	},
	wish: async ({ telegram }, use) => {
		await use({ env: { TELEGRAM_API_ROOT: telegram.apiRoot, TELEGRAM_WEB_ROOT: telegram.webRoot } });
	}
});

test('a quiz with buttons goes out as the preview showed it, its words are changed, and it is taken down', async ({
	desk,
	product
}) => {
	const { page } = desk;
	await desk.signsUp(product, 'anna@example.test');
	await desk.connectsSandbox('Проба пера');
	await desk.writes('Кофейный вопрос', 'Проба пера');

	await page.getByRole('button', { name: ru.poll.add }).click();
	await page.getByRole('radio', { name: ru.poll.quiz }).click();
	await page.getByLabel(ru.poll.question, { exact: true }).fill('Где больше кофеина?');
	await page.getByRole('textbox', { name: ru.poll.option(1) }).fill('Фильтр');
	await page.getByRole('textbox', { name: ru.poll.option(1) }).press('Enter');
	await page.getByRole('textbox', { name: ru.poll.option(2) }).fill('Эспрессо');
	await expect(page.getByText(ru.composer.check.quiz_without_answer)).toBeVisible();
	await page.getByRole('checkbox', { name: ru.poll.right(1) }).click();
	await expect(page.getByText(ru.composer.check.quiz_without_answer)).toBeHidden();

	await page.getByText(ru.options.title, { exact: true }).click();
	await page.getByRole('button', { name: ru.options.buttons.add, exact: true }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel(ru.options.buttons.text, { exact: true }).fill('Меню');
	await dialog.getByLabel(ru.options.buttons.url, { exact: true }).fill('menu.example');
	await dialog.getByRole('button', { name: ru.common.save }).click();
	await expect(dialog).toBeHidden();
	const preview = page.getByRole('region', { name: ru.preview.title });
	await expect(preview.getByText(ru.preview.messageOf(2, 2))).toBeVisible();
	await expect(preview.getByRole('link', { name: 'Меню' })).toHaveAttribute('href', 'https://menu.example');

	await desk.publishes();
	await expect(page.getByText(ru.status.published).first()).toBeVisible();
	await page.getByText(ru.receipt.sentTitle).click();
	await expect(page.getByText(ru.preview.messageOf(1, 2)).first()).toBeVisible();

	await page.getByRole('link', { name: ru.amend.edit }).first().click();
	const editor = page.getByRole('textbox', { name: ru.composer.textLabel });
	await editor.click();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(' дня');
	await page.getByRole('button', { name: ru.amend.change }).click();
	await expect(dialog.getByText(ru.amend.fate.changes)).toBeVisible();
	await dialog.getByRole('button', { name: ru.amend.confirm, exact: true }).click();
	await expect(page.getByText('Слова изменены').first()).toBeVisible();

	// The receipt hears of the change in two words: a press between them may meet a link that is just moving.
	const open = page.getByRole('link', { name: sandboxWords.open });
	await expect(async () => {
		await open.click({ timeout: 1000 });
		await page.waitForURL(({ pathname }) => !pathname.startsWith('/posts/'), { timeout: 2000 });
	}).toPass();
	await expect(page.getByText('Кофейный вопрос дня')).toBeVisible();
	await expect(page.getByText('Где больше кофеина?')).toBeVisible();
	await page.goBack();

	await page.getByRole('button', { name: ru.composer.moreActions }).first().click();
	await page.getByRole('menuitem', { name: ru.amend.remove }).click();
	await expect(dialog.getByText(ru.amend.fate.goes)).toBeVisible();
	await dialog.getByLabel(ru.amend.from).click();
	await page.getByRole('option', { name: ru.amend.place.channels.label }).click();
	await dialog.getByRole('button', { name: ru.common.delete }).click();
	await expect(
		page.getByText(ru.receipt.state.deleted).or(page.getByText('Удалён из канала')).first()
	).toBeVisible();
	await page.goto(page.url());
	await expect(page.getByText('Удалён из канала').first()).toBeVisible();
});

test('variables left in a text are asked about, and a post whose answer was lost is found and not sent again', async ({
	desk,
	product,
	telegram
}) => {
	const { page } = desk;
	await desk.signsUp(product, 'anna@example.test');
	await desk.goes('accounts');
	await page.getByRole('button', { name: ru.accounts.connect }).first().click();
	await page.getByRole('button', { name: telegramWords.about }).click();
	await page.getByLabel(telegramWords.botToken, { exact: true }).fill(bot);
	await page.getByLabel(telegramWords.chat, { exact: true }).fill('@sadovaya_coffee');
	await page.getByRole('button', { name: telegramWords.submit, exact: true }).click();
	await expect(page.getByText('@sadovaya_coffee').first()).toBeVisible();
	await desk.writes('Привет, {{имя}}', 'Кофейня на Садовой');
	await desk.publishes();
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByText(ru.composer.gaps.title)).toBeVisible();
	await dialog.getByRole('button', { name: ru.composer.gaps.fill }).click();
	await page.getByRole('textbox', { name: ru.composer.textLabel }).click();
	await page.keyboard.press('Control+a');
	await page.keyboard.type('Привет');
	telegram.fail('sendMessage', 'reset-after-accept');
	await desk.publishes();
	await expect(page).toHaveURL(/\/posts\/[0-9a-f-]{36}$/);
	await expect(page.getByText(ru.receipt.outcome.unknown).first()).toBeVisible();
	await expect(page.getByText(ru.status.published).first()).toBeVisible({ timeout: 60_000 });
	expect(telegram.accepted).toHaveLength(1);
});
