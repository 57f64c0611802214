import type { Locator, Page } from 'playwright/test';
import { ru } from '#app/lib/words/ru.ts';
import { Visitor } from '../kit/visitor.ts';
import { Desk } from './desk.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

const words = ru.history;
const editorOf = (page: Page): Locator => page.getByRole('textbox', { name: ru.composer.textLabel });

async function rewrites(page: Page, text: string): Promise<void> {
	await editorOf(page).click();
	await page.keyboard.press('Control+a');
	await page.keyboard.type(text);
	await expect(editorOf(page)).toHaveText(text);
}

test('two people change the same words, one of them offline: both versions stay, and either can be had', async ({
	desk,
	product,
	gate,
	browser
}) => {
	test.setTimeout(180_000);
	const { page } = desk;
	const boris = await Visitor.signsUp(product, mailOf('boris'));
	await boris.call('PUT', '/api/auth/me', { name: 'Борис' });
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await page.goto(`${desk.url}/settings/members`);
	await page.getByRole('button', { name: ru.members.invite }).click();
	await page.getByRole('dialog').getByLabel(ru.auth.email).fill(mailOf('boris'));
	await page.getByRole('dialog').getByRole('button', { name: ru.members.invite }).click();
	await expect(page.getByText('Борис').first()).toBeVisible();

	await desk.writes('Завтра варим эфиопию', 'Проба пера');
	await desk.isSynced();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await expect(page).toHaveURL(/\/posts\/[0-9a-f-]{36}\/edit$/);

	// Boris does not sit behind the network that Anna is about to lose.
	const context = await browser.newContext();
	const other = new Desk(await context.newPage(), product.url);
	await other.page.goto(`${product.url}/sign-in`);
	await other.page.getByLabel(ru.auth.email).fill(mailOf('boris'));
	await other.page.getByLabel(ru.auth.password, { exact: true }).fill(Visitor.password);
	await other.page.getByRole('button', { name: ru.auth.signIn, exact: true }).click();
	await other.goes('posts');
	await other.page.getByText('Завтра варим эфиопию').first().click();
	await expect(editorOf(other.page)).toHaveText('Завтра варим эфиопию');

	await gate.close();
	await desk.isOffline();
	await rewrites(page, 'Завтра варим кению');
	await rewrites(other.page, 'Завтра варим бразилию');
	// On the server before Anna is back: the later of the two is asked.
	await expect.poll(async () => (await other.postsOnServer())[0]?.html).toContain('бразилию');
	await other.isSynced();
	await gate.open();

	const clash = page.getByRole('region', { name: words.clashTitle });
	await expect(clash).toContainText('кению');
	await expect(clash).toContainText('бразилию');
	await expect(editorOf(page)).toHaveText('Завтра варим бразилию');
	await clash.getByRole('button', { name: words.takeMine }).click();
	await expect(editorOf(page)).toHaveText('Завтра варим кению');
	await expect(clash).toBeHidden();
	await page.getByRole('button', { name: ru.common.undo }).click();
	await expect(editorOf(page)).toHaveText('Завтра варим бразилию');
	await clash.getByRole('button', { name: words.takeMine }).click();
	await expect(editorOf(page)).toHaveText('Завтра варим кению');
	await expect(editorOf(other.page)).toHaveText('Завтра варим кению');

	await page.getByRole('button', { name: ru.composer.moreActions }).click();
	await page.getByRole('menuitem', { name: words.link }).click();
	const versions = page.getByRole('list', { name: words.title }).getByRole('article');
	await expect(versions.filter({ hasText: words.standing })).toContainText('кению');
	await expect(versions.filter({ hasText: words.kind.conflict })).toContainText('кению');
	const theirs = versions.filter({ hasText: 'Борис' });
	await expect(theirs).toContainText('бразилию');
	await theirs.getByRole('button', { name: words.restore }).click();
	await page.getByRole('dialog').getByRole('button', { name: words.restore }).click();
	await expect(page.getByText(words.restored, { exact: true })).toBeVisible();
	await expect(editorOf(other.page)).toHaveText('Завтра варим бразилию');
	await page.getByRole('button', { name: ru.common.undo }).last().click();
	await expect(editorOf(other.page)).toHaveText('Завтра варим кению');

	await gate.close();
	await desk.isOffline();
	await page.reload();
	await expect(page.getByText(words.offlineTitle)).toBeVisible();
	await gate.open();
	await expect(theirs).toContainText('бразилию');
	await context.close();
});
