import { ru } from '#app/lib/words/ru.ts';
import { Desk } from './desk.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

test('when the tab that talks to the server is killed, another one carries its words on, once', async ({
	desk,
	product,
	gate,
	context
}) => {
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	const second = new Desk(await context.newPage(), desk.url);
	const streams: string[] = [];
	second.page.on('request', (request) => {
		if (request.url().endsWith('/sync/stream')) streams.push(request.url());
	});
	await second.page.goto(`${desk.url}/posts`);
	await second.isSynced();
	await desk.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

	await gate.close();
	await desk.isOffline();
	await second.isOffline();
	await desk.writes('Недоотправлено', 'Проба пера');
	await expect(desk.page.getByText(ru.composer.savedHere).first()).toBeVisible();
	await expect(second.page.getByText('Недоотправлено')).toBeVisible();
	expect(streams).toEqual([]);

	const devtools = await context.newCDPSession(desk.page);
	const crashed = desk.page.waitForEvent('crash');
	void devtools.send('Page.crash').catch(() => {});
	await crashed;
	await gate.open();
	await second.isSynced();
	await expect.poll(() => streams.length).toBeGreaterThan(0);
	await expect
		.poll(async () => (await second.postsOnServer()).map((post) => post.html))
		.toEqual(['Недоотправлено']);
});
