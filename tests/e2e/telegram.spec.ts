import { ru } from '#app/lib/words/ru.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { ruOf, telegramWords } from './network-words.ts';
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

test('a channel is connected by its bot, and a post with formatting is published there once', async ({
	desk,
	product,
	telegram
}) => {
	const { page } = desk;
	await desk.signsUp(product, 'anna@example.test');
	await desk.goes('accounts');
	await page.getByRole('button', { name: ru.accounts.connect }).first().click();
	await page.getByRole('button', { name: telegramWords.about }).click();
	await page.getByLabel(telegramWords.chat, { exact: true }).fill('@no_such_channel');
	await page.getByLabel(telegramWords.botToken, { exact: true }).fill(bot);
	await page.getByRole('button', { name: telegramWords.submit, exact: true }).click();
	await expect(page.getByText(ruOf(telegramWords.refusals.telegram_chat_not_found.sentence))).toBeVisible();
	await page.getByLabel(telegramWords.chat, { exact: true }).fill('@sadovaya_coffee');
	await page.getByRole('button', { name: telegramWords.submit, exact: true }).click();
	await expect(page.getByText('@sadovaya_coffee').first()).toBeVisible();

	await desk.writes('Сегодня рафы', 'Кофейня на Садовой');
	await page.getByRole('textbox', { name: ru.composer.textLabel }).click();
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Control+b');
	await desk.publishes();
	await expect(page.getByText(ru.status.published).first()).toBeVisible();
	await expect(page.getByRole('link', { name: ru.receipt.openIn('Telegram') })).toHaveAttribute(
		'href',
		/t\.me\/sadovaya_coffee\/\d+/
	);
	expect(telegram.accepted).toMatchObject([{ method: 'sendMessage' }]);
	expect(JSON.stringify(telegram.accepted)).toContain('Сегодня рафы');
	expect(product.log()).not.toContain(bot);

	// Found by the palette, as every channel is: what it holds is Telegram's to show.
	await page.keyboard.press('Control+KeyK');
	await page.getByRole('combobox', { name: ru.palette.title }).fill('на Садовой');
	await page.getByRole('option', { name: /Кофейня на Садовой/ }).click();
	await expect(page.getByText(ru.accounts.elsewhereTitle('Telegram'))).toBeVisible();
	await expect(page.getByRole('link', { name: ru.accounts.openChannel })).toHaveAttribute(
		'href',
		/t\.me\/sadovaya_coffee$/
	);
});
