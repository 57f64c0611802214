import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright/test';
import { ru } from '#app/lib/words/ru.ts';
import { browserOptions } from '../kit/browser.ts';
import { startProduct, until } from '../kit/product.ts';
import { Visitor } from '../kit/visitor.ts';
import { Desk } from './desk.ts';
import {
	attaches,
	comesTo,
	film,
	messages,
	percent,
	png,
	recording,
	slowsDown,
	stored,
	tiles,
	watchesPieces
} from './outbox-desk.ts';
import { expect, mailOf, test } from './test.ts';

const t = ru.media;

// Large files, killed processes and a post's own minute take their time.
test.describe.configure({ timeout: 240_000 });

test('files added with no network wait on the device, and the post goes out once with them', async ({
	desk,
	product,
	gate,
	context
}) => {
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.isSynced();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

	await gate.close();
	await desk.isOffline();
	await desk.writes('Написано в метро', 'Проба пера');
	await attaches(page, await png('утро'), await png('вечер'), await recording(page, 'прогулка'));
	await expect(tiles(page)).toHaveCount(3);
	await expect(page.getByText(t.waitsForText(3))).toBeVisible();
	await expect(page.locator('[data-upload=no_network]')).toHaveCount(3);
	// From the device itself: the server has never seen it.
	await expect(tiles(page).first().getByRole('img')).not.toHaveJSProperty('naturalWidth', 0);
	await expect(tiles(page).last().getByRole('img')).toHaveJSProperty('naturalWidth', 320);
	const at = await desk.schedules(1);
	await expect(page.getByText(t.waitsFor(3))).toBeVisible();

	await page.close();
	await gate.open();
	const back = new Desk(await context.newPage(), desk.url);
	await back.page.goto(`${desk.url}/posts`);
	await expect(back.page.getByText('Написано в метро').first()).toBeVisible();
	await expect(back.page.getByText(t.waitsFor(3))).toBeHidden();
	await expect.poll(async () => (await stored(back)).length).toBe(3);
	// The server cannot take a picture of a film: the device has sent one along.
	expect((await stored(back)).every(({ thumbUrl }) => thumbUrl !== null)).toBe(true);

	await until(async () => Date.now() > at.getTime() + 3000, 150_000);
	await expect.poll(async () => (await messages(back)).length).toBe(1);
	const [message] = await messages(back);
	expect(message?.html).toBe('Написано в метро');
	expect(message?.media.map(({ kind }) => kind)).toEqual(['image', 'image', 'video']);
	await back.page.getByText('Написано в метро').first().click();
	await expect(back.page.getByText(ru.status.published).first()).toBeVisible();
});

test('what the project has, or is being sent, is not uploaded a second time', async ({
	desk,
	product,
	gate
}) => {
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	const pieces = watchesPieces(page);
	await desk.writes('Раз', 'Проба пера');
	await attaches(page, await png('утро'));
	await expect.poll(async () => (await stored(desk)).length).toBe(1);
	await expect(page.locator('[data-upload]')).toHaveCount(0);
	expect(pieces).toEqual([0]);
	// Another post, no network, another name, and two of a new one: the first is known here, the two are one.
	await gate.close();
	await desk.isOffline();
	await desk.goes('posts');
	await desk.writes('Два', 'Проба пера');
	await attaches(
		page,
		await png('утро', 'то же утро'),
		await png('вечер'),
		await png('вечер', 'тот же вечер')
	);
	await expect(tiles(page)).toHaveCount(2);
	await expect(page.locator('[data-upload=no_network]')).toHaveCount(1);
	await gate.open();
	await expect.poll(async () => (await stored(desk)).length).toBe(2);
	await desk.isSynced();
	expect(pieces).toEqual([0, 0]);
	const projects = await desk.asks<{ items: { id: string }[] }>('/api/projects');
	const posts = await desk.asks<{ items: { html: string; media: { mediaId: string }[] }[] }>(
		`/api/posts?projectId=${projects.items[0]?.id}`
	);
	const named = posts.items.find(({ html }) => html === 'Два')?.media.map(({ mediaId }) => mediaId);
	expect(named?.toSorted()).toEqual((await stored(desk)).map(({ id }) => id).sort());
});

test('an upload is paused and goes on where it was, is cancelled, and that can be taken back', async ({
	desk,
	product
}) => {
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.writes('Долгий фильм', 'Проба пера');
	const pieces = watchesPieces(page);
	await slowsDown(page, 2500);
	await attaches(page, film('долгий', 24));
	await comesTo(page, 25);
	await page.getByRole('button', { name: t.pause }).click();
	await expect(page.locator('[data-upload=paused]')).toBeVisible();
	const sent = await percent(page);
	expect(sent).toBeLessThan(100);
	const soFar = pieces.length;
	// Also where the whole of the outbox is shown, and there in another tab as well.
	const other = await page.context().newPage();
	await other.goto(`${desk.url}/posts`);
	await other.locator('[data-sync]').first().click();
	await expect(other.getByText('долгий.mp4')).toBeVisible();
	expect(pieces.length).toBe(soFar);
	await other.getByRole('button', { name: t.resume }).click();
	await expect(page.locator('[data-upload=sending]')).toBeVisible();
	await expect.poll(() => pieces.length).toBeGreaterThan(soFar);
	expect(pieces[soFar]).toBeGreaterThan(0);

	await other.getByRole('button', { name: t.cancel }).click();
	await expect(tiles(page)).toHaveCount(0);
	await other.getByRole('button', { name: ru.common.undo }).click();
	await expect(tiles(page)).toHaveCount(1);
	await slowsDown(page, 0);
	await expect
		.poll(async () => (await stored(desk)).map(({ name }) => name), { timeout: 30_000 })
		.toEqual(['долгий.mp4']);
});

test('a killed server is gone on with when it is back, by another tab when the first is closed', async ({
	desk,
	product,
	gate
}) => {
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.writes('Долгий фильм', 'Проба пера');
	await expect(page).toHaveURL(/\/edit$/);
	const other = await page.context().newPage();
	await other.goto(page.url());
	await slowsDown(page, 2500);
	await slowsDown(other, 2500);
	const [first, second] = [watchesPieces(page), watchesPieces(other)];
	await attaches(page, film('долгий', 24));
	await comesTo(page, 25);
	// Whichever of them began it: the tab that comes into sight goes on with it.
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect.poll(() => first.length).toBeGreaterThan(0);
	const ofSecond = second.length;
	await product.stop('SIGKILL');
	await expect(page.locator('[data-upload=no_network]')).toBeVisible();
	const soFar = first.length;
	const { dataDir } = product;
	const revived = await startProduct({ dataDir, port: gate.targetPort, publicUrl: gate.url });
	try {
		await expect.poll(() => first.length, { timeout: 60_000 }).toBeGreaterThan(soFar);
		expect(first[soFar]).toBeGreaterThan(0);
		await expect(other.locator('[data-upload=sending]')).toBeVisible();
		expect(second).toHaveLength(ofSecond);
		await page.close();
		await slowsDown(other, 0);
		await expect
			.poll(async () => (await stored(new Desk(other, desk.url))).length, { timeout: 30_000 })
			.toBe(1);
		expect(second[ofSecond]).toBeGreaterThan(0);
	} finally {
		await revived.stop();
	}
});

test('a killed browser goes on with the upload when it is back', async ({ gate, product }) => {
	const profile = await mkdtemp(join(tmpdir(), 'twexel-profile-'));
	const open = () =>
		chromium.launchPersistentContext(profile, {
			...browserOptions(),
			locale: 'ru-RU',
			timezoneId: 'Europe/Moscow'
		});
	const first = await open();
	try {
		const desk = new Desk(await first.newPage(), gate.url);
		await desk.signsUp(product, mailOf('anna'));
		await desk.connectsSandbox('Проба пера');
		await desk.writes('Долгий фильм', 'Проба пера');
		await slowsDown(desk.page, 2500);
		await attaches(desk.page, film('долгий', 24));
		await comesTo(desk.page, 25);
		const whole = await first.newCDPSession(desk.page);
		await Promise.allSettled([whole.send('Browser.crash'), first.waitForEvent('close')]);
	} finally {
		await first.close().catch(() => {});
	}
	const second = await open();
	try {
		// The browser writes cookies down every half minute: whoever is killed before that has to sign in again.
		await second.clearCookies();
		const desk = new Desk(await second.newPage(), gate.url);
		const pieces = watchesPieces(desk.page);
		await desk.page.goto(`${gate.url}/sign-in`);
		await desk.page.getByLabel(ru.auth.email).fill(mailOf('anna'));
		await desk.page.getByLabel(ru.auth.password, { exact: true }).fill(Visitor.password);
		await desk.page.getByRole('button', { name: ru.auth.signIn, exact: true }).click();
		await desk.isSynced();
		await expect.poll(async () => (await stored(desk)).map(({ name }) => name)).toEqual(['долгий.mp4']);
		expect(pieces[0]).toBeGreaterThan(0);
	} finally {
		await second.close();
		await rm(profile, { recursive: true, force: true });
	}
});

test('a full device and a file that is no picture are said, and signing out leaves nothing behind', async ({
	desk,
	product
}) => {
	const { page } = desk;
	// At the very beginning: what room there is the browser asks every half minute.
	const storage = await page.context().newCDPSession(page);
	await storage.send('Storage.overrideQuotaForOrigin', { origin: desk.url, quotaSize: 30 * 1024 * 1024 });
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.writes('Первый', 'Проба пера');
	await attaches(page, { name: 'песня.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('ID3') });
	await expect(page.getByText(t.notTaken('песня.mp3'))).toBeVisible();
	await expect(tiles(page)).toHaveCount(0);

	await attaches(page, await png('утро'), film('долгий', 40));
	await expect(page.getByText(t.full)).toBeVisible();
	await expect(tiles(page)).toHaveCount(0);

	await attaches(page, { name: 'подделка.png', mimeType: 'image/png', buffer: Buffer.from('не картинка') });
	await expect(page.locator('[data-upload=failed]')).toContainText(t.notInside);
	await page.getByRole('button', { name: t.retry }).click();
	await expect(page.locator('[data-upload=failed]')).toBeVisible();

	const outboxes = () =>
		page.evaluate(
			async () =>
				(await indexedDB.databases()).filter(({ name }) => name?.startsWith('twexel-outbox-')).length
		);
	expect(await outboxes()).toBe(1);
	await page.getByRole('button', { name: 'Анна' }).first().click();
	await page.getByRole('menuitem', { name: ru.frame.signOut }).click();
	// What is no picture is on this device alone.
	await page.getByRole('button', { name: ru.settings.signOutAnyway }).click();
	await expect(page.getByLabel(ru.auth.email)).toBeVisible();
	expect(await outboxes()).toBe(0);
});
