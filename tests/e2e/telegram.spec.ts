import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { ru } from '#app/lib/words/ru.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { ruOf, telegramWords } from './network-words.ts';
import { expect, test as base } from './test.ts';

const bot = '7000000001:AAF-a-bot-of-the-test-that-may-post-here';

const test = base.extend<{ telegram: Telegram; site: string }>({
	// A shop's own page, which a post leads to.
	site: async ({}, use) => {
		const picture = await sharp({ create: { width: 1200, height: 630, channels: 3, background: 'peru' } })
			.png()
			.toBuffer();
		const site = createServer(({ url }, response) => {
			if (url === '/menu.png') response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
			else
				response
					.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
					.end(
						'<title>Меню</title><meta property="og:site_name" content="Кофейня «Зерно»"><meta property="og:title" content="Зимнее меню"><meta property="og:description" content="Раф с облепихой, какао и булочки с корицей: всё, что греет."><meta property="og:image" content="/menu.png">'
					);
		});
		await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
		// The cast: a server that listens on a port has an address of this kind.
		await use(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
		await new Promise((resolve) => site.close(resolve));
	},
	telegram: async ({}, use) => {
		const telegram = await startTelegram();
		telegram.addBot(bot);
		telegram.addChannel({ title: 'Кофейня на Садовой', username: 'sadovaya_coffee', bot, subscribers: 1250 });
		await use(telegram);
		await telegram.stop();
	},
	wish: async ({ telegram }, use) => {
		const roots = { TELEGRAM_API_ROOT: telegram.apiRoot, TELEGRAM_WEB_ROOT: telegram.webRoot };
		await use({ env: { ...roots, OUTBOUND_ALLOW: '127.0.0.1' } });
	}
});

test('a channel is connected by its bot, and a post with formatting is published there once', async ({
	desk,
	product,
	telegram,
	gate,
	site
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

	// The preview shows the card that Telegram will make of a link, by the page's own words; with no network, its place.
	await desk.writes(`Смотрите ${site}/menu `, 'Кофейня на Садовой');
	const card = page
		.getByRole('region', { name: ru.preview.title })
		.getByRole('link', { name: /Зимнее меню/ });
	await expect(card).toContainText('Кофейня «Зерно»');
	await expect(card).toContainText('Раф с облепихой');
	await expect
		.poll(() => card.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth))
		.toBe(480);
	await gate.close();
	const lost = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/link-cards'));
	await page.getByRole('textbox', { name: ru.composer.textLabel }).fill(`Торты: ${site}/cakes`);
	await expect(page.getByText(ru.preview.card)).toBeVisible();
	await lost;
	await gate.open();
	await expect(card).toBeVisible();
});
