import pg from 'pg';
import type { Page } from 'playwright/test';
import { ru } from '#app/lib/words/ru.ts';
import { clusterIn, passwordIn } from '#db/embedded/cluster.ts';
import { findPostmaster } from '#db/embedded/postmaster.ts';
import { until, type Product } from '../kit/product.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import type { Desk, List } from './desk.ts';
import { expect, test as base } from './test.ts';

const bot = '7000000001:AAF-a-bot-of-the-test-that-may-post-here';
const t = ru.receipt;

const test = base.extend<{ telegram: Telegram }>({
	telegram: async ({}, use) => {
		const telegram = await startTelegram();
		telegram.addBot(bot);
		await use(telegram);
		await telegram.stop();
	},
	wish: async ({ telegram }, use) => {
		await use({ env: { TELEGRAM_API_ROOT: telegram.apiRoot, TELEGRAM_WEB_ROOT: telegram.webRoot } });
	}
});

/** Publishes a post in a closed channel, and the answer to it is lost: nobody but a person can find out whether it is there. */
async function losesTheAnswer(
	desk: Desk,
	product: Product,
	telegram: Telegram,
	fault: 'reset-after-accept' | 'reset-before'
): Promise<void> {
	const chat = telegram.addChannel({ title: 'Кофейня на Садовой', bot });
	const { items } = await desk.asks<List<{ id: string }>>('/api/projects');
	const projectId = items[0]?.id;
	const [account] = await desk.posts<{ id: string }>([
		{ path: '/api/accounts/telegram', body: { projectId, chat: String(chat.id), botToken: bot } }
	]);
	telegram.fail('sendMessage', fault);
	const [post] = await desk.posts<{ id: string }>([
		{ path: '/api/posts', body: { projectId, html: 'Сегодня рафы', targets: [{ accountId: account?.id }] } }
	]);
	await desk.posts([{ path: `/api/posts/${post?.id}/publish`, body: {} }]);
	await desk.page.goto(`${desk.url}/posts/${post?.id}`);
	await expect(desk.page.getByText(ru.status.verifying).first()).toBeVisible();
	await allLooksAreTaken(product);
	await expect(desk.page.getByRole('button', { name: t.resolve })).toBeVisible();
	await expect(desk.page.getByText(t.unsure)).toBeVisible();
	await expect(desk.page.getByText(String(t.because['answer_lost']))).toBeVisible();
}

/** A minute and a quarter goes by in which the message was looked for, and not found. */
async function allLooksAreTaken({ dataDir }: Product): Promise<void> {
	const found = await findPostmaster(clusterIn(dataDir));
	const url = `postgres://twexel:${await passwordIn(dataDir)}@127.0.0.1:${found?.port}/postgres`;
	const client = new pg.Client(url);
	await client.connect();
	try {
		await until(async () => {
			const { rowCount } = await client.query(
				`update publications set looks = 4, lease_until = now() where status = 'verifying'`
			);
			return rowCount === 1;
		}, 20_000);
	} finally {
		await client.end();
	}
}

const dialog = (page: Page) => page.getByRole('dialog', { name: t.resolveTitle });

test('whether a post is out is asked of a person, whose word and link stand in the receipt', async ({
	desk,
	product,
	telegram
}) => {
	const { page } = desk;
	await desk.signsUp(product, 'anna@example.test');
	await losesTheAnswer(desk, product, telegram, 'reset-after-accept');

	await page.getByRole('button', { name: t.resolve }).click();
	await dialog(page).getByLabel(t.resolveUrl).fill('javascript:alert(1)');
	await dialog(page).getByRole('button', { name: t.itIsThere }).click();
	await expect(dialog(page).getByText(ru.composer.linkWrong)).toBeVisible();
	await dialog(page).getByLabel(t.resolveUrl).fill('https://t.me/c/1234567890/8');
	await dialog(page).getByRole('button', { name: t.itIsThere }).click();
	await expect(dialog(page)).toBeHidden();

	await expect(page.getByText(ru.status.published).first()).toBeVisible();
	await expect(page.getByRole('link', { name: t.openIn('Telegram') })).toHaveAttribute(
		'href',
		'https://t.me/c/1234567890/8'
	);
	expect(telegram.accepted).toHaveLength(1);
});

test('it is sent again only after a second question, and not at all without a network', async ({
	desk,
	product,
	telegram,
	gate
}) => {
	const { page } = desk;
	await page.setViewportSize({ width: 390, height: 844 });
	await desk.signsUp(product, 'anna@example.test');
	await losesTheAnswer(desk, product, telegram, 'reset-before');

	await page.getByRole('button', { name: t.resolve }).click();
	await gate.close();
	await expect(dialog(page).getByText(t.needsNetwork)).toBeVisible();
	await expect(dialog(page).getByRole('button', { name: t.sendAgain })).toBeDisabled();
	await gate.open();
	await dialog(page).getByRole('button', { name: t.sendAgain }).click();
	await expect(dialog(page).getByText(t.askAgain)).toBeVisible();
	expect(telegram.accepted).toHaveLength(0);
	await dialog(page).getByRole('button', { name: t.askAgainYes }).click();

	await expect(page.getByText(ru.status.published).first()).toBeVisible();
	expect(telegram.accepted).toHaveLength(1);
});
