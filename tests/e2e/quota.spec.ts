import { ru } from '#app/lib/words/ru.ts';
import { newPost } from '../bench/replication.ts';
import { Visitor } from '../kit/visitor.ts';
import { postsOnDevice } from './device.ts';
import type { List } from './desk.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

test('a device with no room says so, keeps what is being written, and has everything once there is room', async ({
	desk,
	product,
	context
}) => {
	test.setTimeout(300_000);
	const { page } = desk;
	const devtools = await context.newCDPSession(page);
	const allow = (quotaSize: number | undefined) =>
		devtools.send('Storage.overrideQuotaForOrigin', {
			origin: desk.url,
			...(quotaSize === undefined ? {} : { quotaSize })
		});
	// Room for the app and its first steps, and for nothing that comes after.
	await allow(9_000_000);
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.writes('Начато', 'Проба пера');
	await desk.isSynced();
	const { items } = await desk.asks<List<{ id: string }>>('/api/projects');
	const projectId = items[0]?.id ?? '';
	const boris = await Visitor.signsUp(product, mailOf('boris'));
	await desk.posts([
		{ path: `/api/projects/${projectId}/members`, body: { email: mailOf('boris'), role: 'editor' } }
	]);

	const posts = Array.from({ length: 4000 }, () => newPost(projectId, boris.userId));
	for (let start = 0; start < posts.length; start += 1000) {
		const rows = posts.slice(start, start + 1000).map((newDocumentState) => ({ newDocumentState }));
		await boris.call('POST', '/sync/posts/push', rows);
	}
	await expect(page.locator('[data-sync=full]').first()).toBeVisible({ timeout: 60_000 });
	await page.locator('[data-sync=full]').first().click();
	await expect(page.getByText(ru.frame.syncExplained.full)).toBeVisible();
	const retry = page.getByRole('button', { name: ru.common.retry });
	await expect(retry).toBeVisible();
	await page.keyboard.press('Escape');
	expect(Object.keys(await postsOnDevice(page)).length).toBeLessThan(4001);

	// Not even a word goes in any more. The browser notices that with some delay.
	await allow(1);
	const editor = page.getByRole('textbox', { name: ru.composer.textLabel });
	await editor.click();
	await page.keyboard.press('Control+End');
	let typed = 'Начато';
	await expect(async () => {
		await page.keyboard.type(' ещё');
		typed += ' ещё';
		await expect(page.getByText(ru.composer.notSaved)).toBeVisible({ timeout: 2000 });
	}).toPass({ timeout: 90_000 });

	await allow(undefined);
	// The device tries by itself as well: where that came first, there is nothing left to press.
	await page.locator('[data-sync]').first().click();
	await expect(async () => {
		if ((await page.locator('[data-sync=full]').count()) > 0) await retry.click({ timeout: 2000 });
		await desk.isSynced({ within: 5000 });
	}).toPass({ timeout: 90_000 });
	await expect
		.poll(async () => Object.keys(await postsOnDevice(page)).length, { timeout: 60_000 })
		.toBe(4001);
	expect(Object.values(await postsOnDevice(page))).toContain(typed);
	await expect(page.getByText(ru.composer.notSaved)).toBeHidden();
	await expect
		.poll(async () => (await desk.asks<List<Post>>(`/api/posts?projectId=${projectId}&q=ещё`)).items)
		.toMatchObject([{ html: typed }]);
});

interface Post {
	html: string;
}
