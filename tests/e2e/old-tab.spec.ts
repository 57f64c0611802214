import { ru } from '#app/lib/words/ru.ts';
import { postsOnDevice } from './device.ts';
import { Desk } from './desk.ts';
import { expect, mailOf, test } from './test.ts';

/** Where the built app says in which shape it keeps posts. */
const shape = /posts:\{version:(\d+)/;

test('a newer version opens in another tab: it takes the data over, and the old tab steps back with nothing lost', async ({
	desk,
	product,
	context
}) => {
	test.setTimeout(180_000);
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.writes('Начато по-старому', 'Проба пера');
	await desk.isSynced();
	await desk.page.keyboard.press('Control+End');
	await desk.page.getByRole('textbox', { name: ru.composer.textLabel }).click();
	await desk.page.keyboard.press('Control+End');

	// The second tab gets the files of a release in which posts have another shape.
	const next = new Desk(await context.newPage(), desk.url);
	const devtools = await context.newCDPSession(next.page);
	await devtools.send('Network.enable');
	await devtools.send('Network.setBypassServiceWorker', { bypass: true });
	let raised = 0;
	await next.page.route('**/*.js', async (route) => {
		const answer = await route.fetch();
		const text = await answer.text();
		if (shape.test(text)) raised++;
		const body = text.replace(shape, (_, version: string) => `posts:{version:${Number(version) + 1}`);
		await route.fulfill({ response: answer, body });
	});
	const opened = next.page.goto(`${desk.url}/posts`);
	await desk.page.keyboard.type(', дописано');
	await opened;
	await expect.poll(() => raised).toBe(1);

	await expect(desk.page.getByText(ru.frame.oldTabTitle)).toBeVisible();
	await next.isSynced();
	await expect(next.page.getByText('Начато по-старому, дописано')).toBeVisible();
	await expect
		.poll(async () => (await next.postsOnServer()).map((post) => post.html))
		.toEqual(['Начато по-старому, дописано']);
	expect(Object.values(await postsOnDevice(next.page))).toEqual(['Начато по-старому, дописано']);

	// While the newer one is open, the old one does not come back to the data.
	await desk.page.reload();
	await expect(desk.page.getByText(ru.frame.oldTabTitle)).toBeVisible();
	await next.page.close();
	// Where the newer release is taken back, this one begins anew with what the server has.
	await desk.page.goto(`${desk.url}/posts`);
	await expect(desk.page.getByText('Начато по-старому, дописано').first()).toBeVisible();
});
