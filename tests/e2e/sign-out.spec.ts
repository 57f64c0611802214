import type { Page } from 'playwright/test';
import { ru } from '#app/lib/words/ru.ts';
import { Visitor } from '../kit/visitor.ts';
import { everythingStored, postsOnDevice, traces } from './device.ts';
import { Desk } from './desk.ts';
import { expect, mailOf, test } from './test.ts';

async function signsIn(page: Page, email: string): Promise<void> {
	await page.getByLabel(ru.auth.email).fill(email);
	await page.getByLabel(ru.auth.password, { exact: true }).fill(Visitor.password);
	await page.locator('form button[type=submit]').click();
	await expect(page).toHaveURL(/calendar|posts/);
}

const signsOut = async ({ page, url }: Desk): Promise<void> => {
	await page.goto(`${url}/settings`);
	await page.getByRole('main').getByRole('button', { name: ru.settings.signOut, exact: true }).click();
};

test.use({ isShared: true, permissions: ['clipboard-read', 'clipboard-write', 'notifications'] });

test('signing out warns of what was not sent, then wipes it all in every tab, and the next person sees nothing', async ({
	desk,
	product,
	gate,
	context
}) => {
	test.setTimeout(180_000);
	const { page } = desk;
	await Visitor.signsUp(product, mailOf('boris'));
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	const second = new Desk(await context.newPage(), desk.url);
	await second.page.goto(`${desk.url}/posts`);
	await second.isSynced();

	await gate.close();
	await desk.isOffline();
	await desk.writes('Тайна Анны', 'Проба пера');
	await expect(page.getByText(ru.composer.savedHere).first()).toBeVisible();
	await signsOut(desk);
	const dialog = page.getByRole('dialog');
	await expect(dialog).toContainText(ru.settings.signOutWaiting(1));
	await dialog.getByRole('button', { name: ru.settings.copyUnsent }).click();
	await expect(dialog.getByRole('button', { name: ru.common.copied })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Тайна Анны');
	await dialog.getByRole('button', { name: ru.settings.stay }).click();
	await gate.open();
	await desk.isSynced();
	expect(await everythingStored(page)).toContain('Тайна Анны');

	await signsOut(desk);
	await expect(page).toHaveURL(/sign-in/);
	await expect(second.page).toHaveURL(/sign-in/);
	const { databases, caches, stored, push } = await traces(page);
	expect({ databases, caches, push }).toEqual({ databases: [], caches: [], push: null });
	// How the device looks and speaks, and what the router itself notes of its history.
	expect(stored.filter((key) => !/^(twexel\.(theme|locale|storage-asked)$|sveltekit:)/.test(key))).toEqual(
		[]
	);

	await signsIn(page, mailOf('boris'));
	await expect(page.getByLabel(ru.projects.name)).toBeVisible();
	expect(await everythingStored(page)).not.toContain('Тайна Анны');
	await expect(second.page.getByText('Тайна Анны')).toBeHidden();
});

test('a session that was ended elsewhere closes the desk: unsent words wait for their author, and for nobody else', async ({
	desk,
	product,
	gate
}) => {
	test.setTimeout(180_000);
	const { page } = desk;
	await Visitor.signsUp(product, mailOf('boris'));
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	// The session's cookie is spent behind the app's back.
	await page.evaluate(() => fetch('/api/auth/logout', { method: 'POST' }));
	await gate.close();
	await desk.isOffline();
	await desk.writes('Дописано без сети', 'Проба пера');
	await expect(page.getByText(ru.composer.savedHere).first()).toBeVisible();
	await gate.open();
	await expect(page).toHaveURL(/sign-in/, { timeout: 40_000 });
	expect(Object.values(await postsOnDevice(page))).toEqual(['Дописано без сети']);

	await page.goto(`${desk.url}/sign-in`);

	await signsIn(page, mailOf('boris'));
	await expect(page.getByLabel(ru.projects.name)).toBeVisible();
	await expect(page.getByText('Дописано без сети')).toBeHidden();
	expect((await traces(page)).stored).not.toContain('twexel.project');
	await signsOut(desk);
	await expect(page).toHaveURL(/sign-in/);

	await signsIn(page, mailOf('anna'));
	await desk.isSynced();
	await expect
		.poll(async () => (await desk.postsOnServer()).map((post) => post.html))
		.toEqual(['Дописано без сети']);

	// With nothing unsent, all of it goes as soon as somebody else comes.
	await page.evaluate(() => fetch('/api/auth/logout', { method: 'POST' }));
	await page.reload();
	await expect(page).toHaveURL(/sign-in/);
	await signsIn(page, mailOf('boris'));
	await expect(page.getByLabel(ru.projects.name)).toBeVisible();
	expect(await everythingStored(page)).not.toContain('Дописано без сети');
});

test('who asked to stay signed in and was never answered is still signed in', async ({
	desk,
	product,
	gate
}) => {
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	for (let time = 0; time < 3; time++) {
		gate.loseAnswer('/api/auth/refresh');
		await page.reload();
		await desk.isSynced();
	}
	await expect(page).toHaveURL(/calendar/);
});
