import type { Page } from 'playwright/test';
import { ru } from '#app/lib/words/ru.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { Visitor } from '../kit/visitor.ts';
import type { Desk, List } from './desk.ts';
import { expect, test as base } from './test.ts';

const botToken = '7000000001:AAF-a-bot-of-the-test-that-may-post-here';
const t = ru.notices;

const test = base.extend<{ telegram: Telegram }>({
	telegram: async ({}, use) => {
		const telegram = await startTelegram();
		telegram.addBot(botToken);
		await use(telegram);
		await telegram.stop();
	},
	wish: async ({ telegram }, use) => {
		await use({ env: { TELEGRAM_API_ROOT: telegram.apiRoot, TELEGRAM_WEB_ROOT: telegram.webRoot } });
	}
});

/** Plans a post for the next minutes on a channel that will refuse it. */
async function willFail(desk: Desk, telegram: Telegram, html: string): Promise<string> {
	const chat = telegram.addChannel({ title: 'Кофейня на Садовой', bot: botToken });
	const { items } = await desk.asks<List<{ id: string }>>('/api/projects');
	const projectId = items[0]?.id;
	const [account] = await desk.posts<{ id: string }>([
		{ path: '/api/accounts/telegram', body: { projectId, chat: String(chat.id), botToken } }
	]);
	telegram.fail('sendMessage', { error: { code: 400, description: 'Bad Request: message is too weird' } });
	const [post] = await desk.posts<{ id: string }>([
		{ path: '/api/posts', body: { projectId, html, targets: [{ accountId: account?.id }] } }
	]);
	return post?.id ?? '';
}

const bell = (page: Page) => page.getByRole('link', { name: t.title }).and(page.locator(':visible'));
const unreadOf = (page: Page) => page.locator('[data-unread]:visible');
const row = (page: Page, about: string) =>
	page.getByRole('list', { name: t.title }).getByRole('listitem').filter({ hasText: about });

test('a failure appears in the calendar and at the bell by itself, is read offline, and so on another device', async ({
	desk,
	product,
	telegram,
	browser,
	gate
}) => {
	test.setTimeout(180_000);
	const { page } = desk;
	await desk.signsUp(product, 'anna@example.test');
	await bell(page).click();
	await expect(page.getByText(t.emptyTitle)).toBeVisible();

	const post = await willFail(desk, telegram, 'Скидки до пятницы');
	const [second] = [await willFail(desk, telegram, 'Ещё одна новость')];
	await desk.goes('calendar');
	await expect(unreadOf(page)).toHaveCount(0);
	await desk.posts([
		{ path: `/api/posts/${post}/publish`, body: {} },
		{ path: `/api/posts/${second}/publish`, body: {} }
	]);
	const chip = page.getByRole('link', { name: /Скидки до пятницы/ }).first();
	await expect(chip).toHaveAccessibleName(new RegExp(ru.status.failed));
	await expect(unreadOf(page).first()).toHaveAttribute('data-unread', '2');

	const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' });
	const other = await context.newPage();
	await other.goto(desk.url);
	await other.getByLabel(ru.auth.email).fill('anna@example.test');
	await other.getByLabel(ru.auth.password, { exact: true }).fill(Visitor.password);
	await other.getByRole('button', { name: ru.auth.signIn, exact: true }).click();
	await expect(unreadOf(other).first()).toHaveAttribute('data-unread', '2');

	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await gate.close();
	await desk.isOffline();
	await bell(page).click();
	await expect(row(page, 'Скидки до пятницы')).toContainText(t.kinds.failed);
	await row(page, 'Ещё одна новость')
		.getByRole('button', { name: t.readOne('Ещё одна новость') })
		.click();
	await expect(unreadOf(page).first()).toHaveAttribute('data-unread', '1');
	await page.reload();
	await expect(unreadOf(page).first()).toHaveAttribute('data-unread', '1');
	await row(page, 'Скидки до пятницы').getByRole('link').click();
	await expect(page).toHaveURL(new RegExp(`/posts/${post}$`));
	await expect(unreadOf(page)).toHaveCount(0);

	await gate.open();
	await desk.isSynced();
	await expect(unreadOf(other)).toHaveCount(0);
	await context.close();
});

test('all are read at once', async ({ desk, product, telegram }) => {
	const { page } = desk;
	await page.setViewportSize({ width: 390, height: 844 });
	await desk.signsUp(product, 'anna@example.test');
	const ids = [await willFail(desk, telegram, 'Раз'), await willFail(desk, telegram, 'Два')];
	await desk.posts(ids.map((id) => ({ path: `/api/posts/${id}/publish`, body: {} })));
	await expect(unreadOf(page).first()).toHaveAttribute('data-unread', '2');
	await bell(page).click();
	await page.getByRole('button', { name: t.readAll }).click();
	await expect(unreadOf(page)).toHaveCount(0);
	await expect(page.getByRole('button', { name: t.readAll })).toBeHidden();
	await expect(row(page, 'Раз')).toBeVisible();
});

test('what a person chooses is the same after a reload, and takes back what the server could not be told', async ({
	desk,
	product,
	gate
}) => {
	const { page } = desk;
	await desk.signsUp(product, 'anna@example.test');
	await page.goto(`${desk.url}/settings/notices`);
	const mail = page.getByRole('checkbox', { name: `${t.topics.published}: ${t.ways.mail}` });
	const quiet = page.getByRole('switch', { name: t.quiet });
	await expect(mail).not.toBeChecked();
	await mail.click();
	await quiet.click();
	await page.getByLabel(t.until, { exact: true }).fill('09:30');
	await page.getByLabel(t.until, { exact: true }).blur();
	await expect
		.poll(() => desk.asks('/api/notices/settings'))
		.toMatchObject({
			topics: { published: { mail: true } },
			quiet: { from: '22:00', until: '09:30', timezone: 'Europe/Moscow' }
		});
	await page.reload();
	await expect(mail).toBeChecked();
	await expect(page.getByLabel(t.until, { exact: true })).toHaveValue('09:30');

	await gate.close();
	await mail.click();
	await expect(page.getByText(ru.refusals.offline)).toBeVisible();
	await expect(mail).toBeChecked();
});
