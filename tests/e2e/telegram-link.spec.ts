import { ru } from '#app/lib/words/ru.ts';
import { fill } from '#sync/records/said.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import type { SimulatedChat, SimulatedPerson } from '../kit/telegram/state.ts';
import type { Desk } from './desk.ts';
import { ruOf, telegramWords } from './network-words.ts';
import { expect, test as base } from './test.ts';

const bot = '7000000002:AAF-the-bot-of-an-installation-of-tests';
const name = '@bot7000000002_bot';
const { link } = telegramWords;
const { problemIn, waitsForNetwork } = ru.accounts;
const refused = (code: keyof typeof telegramWords.refusals) => ruOf(telegramWords.refusals[code].sentence);

interface There {
	telegram: Telegram;
	ivan: SimulatedPerson;
	channel: SimulatedChat;
}

const test = base.extend<{ there: There }>({
	there: async ({}, use) => {
		const telegram = await startTelegram();
		telegram.addBot(bot);
		const ivan = telegram.life.person('Иван', 'ivan');
		const channel = telegram.addChannel({ title: 'Кофейня', bot, creator: ivan, standing: 'left' });
		await use({ telegram, ivan, channel });
		await telegram.stop();
	},
	wish: async ({ there: { telegram } }, use) => {
		const roots = { TELEGRAM_API_ROOT: telegram.apiRoot, TELEGRAM_WEB_ROOT: telegram.webRoot };
		await use({ env: { ...roots, TELEGRAM_BOT_TOKEN: bot, ADMIN_EMAIL: 'host@example.test' } });
	}
});

async function opens({ page }: Desk): Promise<void> {
	await page.getByRole('button', { name: ru.accounts.connect }).first().click();
	await page.getByRole('button', { name: telegramWords.about }).click();
}

test('a channel appears by itself when the bot is brought there, and says so when the bot is removed', async ({
	desk,
	product,
	there: { telegram, ivan, channel }
}) => {
	const { page } = desk;
	await desk.signsUp(product, 'anna@example.test');
	await desk.goes('accounts');
	await opens(desk);
	const status = page.getByRole('dialog').getByRole('status');
	await expect(status).toContainText(ruOf(link.waitsForStart));
	const start = await page
		.getByRole('link', { name: fill(ruOf(link.open), { bot: name }) })
		.getAttribute('href');
	telegram.life.starts(ivan, bot, start ?? '');
	await expect(status).toContainText(fill(ruOf(link.waitsForYes), { name: '@ivan' }));
	await expect.poll(() => ivan.letters.length).toBe(1);
	telegram.life.presses(ivan, bot);
	await expect(status).toContainText(ruOf(link.waitsForChannel));
	await expect(page.getByRole('link', { name: ruOf(link.toChannel) })).toHaveAttribute(
		'href',
		/startchannel/
	);

	telegram.life.puts(ivan, bot, channel, 'administrator');
	await expect(page.getByText(problemIn('Кофейня', refused('telegram_cannot_post')))).toBeVisible();
	telegram.life.puts(ivan, bot, channel, 'posts');
	await expect(page.getByText(ru.accounts.connected('Кофейня'))).toBeVisible();
	await expect(page.getByRole('dialog')).toBeHidden();
	const row = page.getByRole('listitem').filter({ hasText: 'Кофейня' });
	await expect(row).toContainText(ru.accounts.status.active);

	telegram.life.puts(ivan, bot, channel, 'kicked');
	await expect(row).toContainText(ru.accounts.status.disconnected);
	await expect(row).toContainText(refused('telegram_bot_removed'));
	telegram.life.puts(ivan, bot, channel, 'posts');
	await expect(row).toContainText(ru.accounts.status.active);
});

test('a channel that somebody else runs is refused by name, and the dialog waits for a network that is away', async ({
	desk,
	gate,
	product,
	there: { telegram, ivan }
}) => {
	const { page } = desk;
	telegram.addChannel({ title: 'Чужой', username: 'foreign_one', bot });
	await desk.signsUp(product, 'anna@example.test');
	await desk.goes('accounts');
	await opens(desk);
	const start = await page
		.getByRole('link', { name: fill(ruOf(link.open), { bot: name }) })
		.getAttribute('href');
	await page.getByRole('radio', { name: telegramWords.byName }).click();
	await page.getByLabel(telegramWords.chat, { exact: true }).fill('@foreign_one');
	await page.getByRole('button', { name: telegramWords.submit, exact: true }).click();
	await expect(page.getByText(refused('telegram_person_unknown'))).toBeVisible();
	await page.getByRole('radio', { name: telegramWords.byLink }).click();
	telegram.life.starts(ivan, bot, start ?? '');
	await expect.poll(() => ivan.letters.length).toBe(1);
	telegram.life.presses(ivan, bot);
	await expect(page.getByRole('dialog').getByRole('status')).toContainText(ruOf(link.waitsForChannel));
	await page.getByRole('radio', { name: telegramWords.byName }).click();
	await page.getByLabel(telegramWords.chat, { exact: true }).fill('@foreign_one');
	await page.getByRole('button', { name: telegramWords.submit, exact: true }).click();
	await expect(page.getByText(refused('telegram_not_administrator'))).toBeVisible();

	await page.getByRole('radio', { name: telegramWords.byLink }).click();
	await gate.close();
	await expect(page.getByRole('dialog').getByRole('status')).toContainText(waitsForNetwork);
	await gate.open();
	await expect(page.getByRole('dialog').getByRole('status')).toContainText(ruOf(link.waitsForChannel));
});
