import { expect, mailOf, test } from './test.ts';
import { Desk } from './desk.ts';

test.use({ isShared: true });

test('two tabs of one person show the same, and the one that stays carries on', async ({
	desk,
	product,
	context
}) => {
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	const second = new Desk(await context.newPage(), desk.url);
	await second.page.goto(`${desk.url}/posts`);
	await second.isSynced();
	await desk.writes('Из первой вкладки', 'Проба пера');
	await expect(second.page.getByText('Из первой вкладки')).toBeVisible();
	await desk.isSynced();
	await second.isSynced();

	await desk.page.close();
	await second.writes('Из второй вкладки', 'Проба пера');
	await second.isSynced();
	await expect
		.poll(async () => (await second.postsOnServer()).map((post) => post.html).sort())
		.toEqual(['Из второй вкладки', 'Из первой вкладки']);
});
