import { ru } from '#app/lib/words/ru.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import type { List } from './desk.ts';
import { telegramWords } from './network-words.ts';
import { expect, test as base } from './test.ts';

const bot = '7000000001:AAF-a-bot-of-the-test-that-may-post-here';

const test = base.extend<{ telegram: Telegram }>({
	telegram: async ({}, use) => {
		const telegram = await startTelegram();
		telegram.addBot(bot);
		telegram.addChannel({ title: 'Чат кофейни', username: 'coffee_chat', bot, type: 'supergroup' });
		await use(telegram);
		await telegram.stop();
	},
	wish: async ({ telegram }, use) => {
		await use({ env: { TELEGRAM_API_ROOT: telegram.apiRoot, TELEGRAM_WEB_ROOT: telegram.webRoot } });
	}
});

const firstProject = async (desk: { asks: <T>(path: string) => Promise<T> }) =>
	(await desk.asks<List<{ id: string }>>('/api/projects')).items[0]?.id ?? '';

test('one post goes to all of many channels with one press, and each says what became of it', async ({
	desk,
	product
}) => {
	const { page } = desk;
	await desk.signsUp(product, 'anna@example.test');
	const projectId = await firstProject(desk);
	const names = Array.from({ length: 12 }, (_, n) => `Кофейня ${n + 1}`);
	await desk.posts(names.map((title) => ({ path: '/api/accounts/sandbox', body: { projectId, title } })));
	await desk.isSynced();

	await page.getByRole('link', { name: ru.frame.newPost }).first().click();
	await page.getByRole('textbox', { name: ru.composer.textLabel }).click();
	await page.keyboard.type('Всем сразу');
	await page.getByRole('button', { name: ru.composer.allTargets, exact: true }).click();
	await expect(page.getByText(ru.composer.chosenTargets(12, 12))).toBeVisible();
	// Of those that are found, one press takes them off again.
	await page.getByRole('searchbox', { name: ru.composer.searchTargets }).fill('кофейня 12');
	await page.getByRole('button', { name: ru.composer.noTargets, exact: true }).click();
	await expect(page.getByText(ru.composer.chosenTargets(11, 12))).toBeVisible();

	await desk.publishes();
	const tally = page.getByRole('group', { name: ru.receipt.tally });
	await expect(tally.getByRole('button', { name: `11 ${ru.status.published}` })).toBeVisible();
	const results = page.getByRole('region', { name: ru.receipt.channels }).getByRole('heading', { level: 3 });
	await expect(results).toHaveText(names.slice(0, 11));
});

test('where a minute is too full, the calendar and the composer say when its posts will be out', async ({
	desk,
	product
}) => {
	const { page } = desk;
	await desk.signsUp(product, 'anna@example.test');
	await desk.goes('accounts');
	await page.getByRole('button', { name: ru.accounts.connect }).first().click();
	await page.getByRole('button', { name: telegramWords.about }).click();
	await page.getByLabel(telegramWords.chat, { exact: true }).fill('@coffee_chat');
	await page.getByLabel(telegramWords.botToken, { exact: true }).fill(bot);
	await page.getByRole('button', { name: telegramWords.submit, exact: true }).click();
	await expect(page.getByText('@coffee_chat').first()).toBeVisible();

	const projectId = await firstProject(desk);
	const accounts = await desk.asks<List<{ id: string }>>(`/api/accounts?projectId=${projectId}`);
	const targets = accounts.items.map(({ id }) => ({ accountId: id }));
	const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
	const scheduledAt = `${day}T09:00:00.000Z`;
	// Twenty a minute is what a group takes.
	const bodies = Array.from({ length: 30 }, (_, n) => ({ projectId, html: `Заказ ${n + 1}`, targets }));
	const made = await desk.posts<{ id: string }>(bodies.map((body) => ({ path: '/api/posts', body })));
	await desk.posts(
		made.map(({ id }) => ({ path: '/api/posts/schedule', body: { postId: id, scheduledAt } }))
	);

	await page.goto(`${desk.url}/posts/new?at=${scheduledAt}`);
	const target = page.getByRole('checkbox', { name: 'Чат кофейни' });
	await target.setChecked(true, { force: true });
	await expect(page.getByText(ru.calendar.full('12:01'))).toBeVisible();

	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`${desk.url}/calendar?view=month&date=${day}`);
	await expect(page.getByText(ru.calendar.until('12:01')).first()).toBeVisible();
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto(`${desk.url}/calendar?view=week&date=${day}`);
	await expect(page.getByRole('button', { name: ru.calendar.until('12:01') })).toBeVisible();
});
