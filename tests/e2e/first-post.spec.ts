import { ru } from '#app/lib/words/ru.ts';
import { sandboxWords } from './network-words.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

test('from sign-up to a published post in the sandbox, by what can be seen', async ({ desk, product }) => {
	await desk.signsUpByHand(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.writes('Первый пост', 'Проба пера');
	await desk.publishes();
	await expect(desk.page).toHaveURL(/\/posts\/[0-9a-f-]{36}$/);
	await expect(desk.page.getByText(ru.status.published).first()).toBeVisible();
	await desk.page.getByRole('link', { name: sandboxWords.open }).click();
	await expect(desk.page.getByText('Первый пост')).toBeVisible();
});

test('a draft without a time stands in the list, also after the page is loaded anew', async ({
	desk,
	product
}) => {
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.writes('Когда-нибудь', 'Проба пера');
	await desk.page.goto(`${desk.url}/posts`);
	await expect(desk.page.getByText('Когда-нибудь').first()).toBeVisible();
	await desk.page.goto(`${desk.url}/posts?status=draft`);
	await desk.isSynced();
	await desk.page.reload();
	await expect(desk.page.getByText('Когда-нибудь').first()).toBeVisible();
});
