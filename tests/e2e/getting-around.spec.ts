import { en } from '#app/lib/words/en.ts';
import { ru } from '#app/lib/words/ru.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

test('screens, posts and actions are found by a key, in both languages and in the wrong layout; Back loses nothing; what is shared becomes a draft', async ({
	desk,
	product
}) => {
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.writes('Раф недели с корицей', 'Проба пера');
	// Back to where one was, at once, and forward again: every letter is there.
	await page.keyboard.type('!');
	await page.goBack();
	await page.goBack();
	await page.goForward();
	await page.goForward();
	await expect(page.getByRole('textbox', { name: ru.composer.textLabel })).toContainText(
		'Раф недели с корицей!'
	);

	await desk.goes('calendar');
	const palette = page.getByRole('combobox', { name: ru.palette.title });
	const asks = async (typed: string) => {
		await page.keyboard.press('Control+KeyK');
		await palette.fill(typed);
	};
	await asks('jxthtlm');
	await expect(page.getByRole('option').first()).toContainText(ru.frame.queue);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/queue$/);
	await asks('settings');
	await page.getByRole('option', { name: ru.frame.settings, exact: true }).click();
	await expect(page).toHaveURL(/\/settings$/);
	// A slip in the word.
	await asks('корицнй');
	await expect(page.getByRole('option', { name: /Раф недели с корицей/ })).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/posts\/[0-9a-f-]{36}\/edit$/);
	await desk.goes('calendar');
	await asks('проба');
	await expect(page.getByRole('option', { name: /Проба пера/ })).toBeVisible();
	await page.keyboard.press('Escape');
	await asks(`english`);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: en.palette.keys })).toContainText(en.palette.does.palette);
	await page.keyboard.press('Escape');
	await page.keyboard.press('c');
	await expect(page).toHaveURL(/\/posts\/new/);

	// As an Android phone's share menu posts it; the service worker takes it, so the network is not asked.
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.goto(`${desk.url}/calendar`);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	const shared = page.waitForURL(/\/posts\/[0-9a-f-]{36}\/edit$/);
	await page.evaluate(() => {
		const form = Object.assign(document.createElement('form'), {
			method: 'post',
			action: '/share',
			enctype: 'multipart/form-data'
		});
		for (const [name, value] of [
			['title', 'Зерно'],
			['text', 'Новый урожай <b>'],
			['url', 'https://example.test/a']
		] as const) {
			form.append(Object.assign(document.createElement('input'), { name, value }));
		}
		const files = Object.assign(document.createElement('input'), { name: 'files', type: 'file' });
		const bytes = Uint8Array.from(
			atob(
				'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
			),
			(letter) => letter.charCodeAt(0)
		);
		const chosen = new DataTransfer();
		chosen.items.add(new File([bytes], 'зерно.png', { type: 'image/png' }));
		files.files = chosen.files;
		form.append(files);
		document.body.append(form);
		form.submit();
	});
	await shared;
	const text = page.getByRole('textbox', { name: en.composer.textLabel });
	await expect(text).toContainText('Новый урожай <b>');
	await expect(text).toContainText('https://example.test/a');
	await expect(page.locator('main img').first()).toBeVisible();

	// By address, as a shortcut of an iPhone gives it: in the composer, and no draft before a hand touches it.
	await page.goto(
		`${desk.url}/share?title=${encodeURIComponent('Раф')}&text=${encodeURIComponent('Новый раф')}`
	);
	await expect(text).toContainText('Новый раф');
	await expect(page).toHaveURL(/\/posts\/new\?/);

	const manifest = await (await page.request.get(`${desk.url}/manifest.webmanifest`)).json();
	expect(manifest.share_target).toMatchObject({ action: '/share', method: 'POST' });
	for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots]) {
		const answer = await page.request.get(desk.url + src);
		expect([src, sizes, answer.status()]).toEqual([src, sizes, 200]);
	}
});
