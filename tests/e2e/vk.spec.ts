import { ru } from '#app/lib/words/ru.ts';
import { startVk, type Vk } from '../kit/vk.ts';
import { ruOf, vkWords } from './network-words.ts';
import { expect, test as base } from './test.ts';

const key = 'vk1.a.a-key-of-the-test-for-the-community';
const person = 77;

const test = base.extend<{ vk: Vk }>({
	vk: async ({}, use) => {
		const vk = await startVk();
		const coffee = vk.addCommunity({
			name: 'Кофейня на Садовой',
			screenName: 'sadovaya',
			team: [[person, 3]]
		});
		vk.addToken({ value: key, kind: 'group', owner: coffee.id });
		vk.addCommunity({ name: 'Чайная', screenName: 'chajnaya', members: 1250, team: [[person, 2]] });
		vk.signIn.person = person;
		await use(vk);
		await vk.stop();
	},
	wish: async ({ vk, gate }, use) => {
		vk.signIn.app.redirectUris.add(`${gate.url}/api/accounts/vk/callback`);
		const { clientId, secret } = vk.signIn.app;
		const env = {
			...{ VK_API_ROOT: vk.apiRoot, VK_ID_ROOT: vk.idRoot, VK_OAUTH_ROOT: vk.oauthRoot },
			...{ VK_CLIENT_ID: clientId, VK_CLIENT_SECRET: secret }
		};
		await use({ env });
	}
});

test('a community is connected by its key, shows what the key is good for, and is published to once', async ({
	desk,
	product,
	vk
}) => {
	const { page } = desk;
	const t = ru.accounts;
	await desk.signsUp(product, 'anna@example.test');
	await desk.goes('accounts');
	await page.getByRole('button', { name: t.connect }).first().click();
	await page.getByRole('button', { name: vkWords.about }).click();
	await page.getByRole('radio', { name: vkWords.byKey }).click();
	await page.getByLabel(vkWords.community, { exact: true }).fill('https://vk.com/chajnaya');
	await page.getByLabel(vkWords.key, { exact: true }).fill(key);
	await page.getByRole('button', { name: vkWords.submitKey }).click();
	await expect(page.getByText(ruOf(vkWords.refusals.vk_cannot_post.sentence))).toBeVisible();
	await page.getByLabel(vkWords.community, { exact: true }).fill('vk.com/sadovaya');
	await page.getByRole('button', { name: vkWords.submitKey }).click();
	await expect(page.getByText('@sadovaya').first()).toBeVisible();
	await page.getByText(/недоступно \d+ из 12/).click();
	await expect(page.getByText(t.ability.photo)).toBeVisible();

	await desk.isSynced();
	await desk.writes('Сегодня рафы', 'Кофейня на Садовой');
	await desk.isSynced();
	await page.getByText(ru.options.title, { exact: true }).click();
	await page.getByLabel(ru.options.firstComment).fill('А какой вам?');
	await page.getByLabel(ru.options.firstComment).blur();
	await desk.isSynced();
	await desk.publishes();
	await expect(page.getByText(ru.status.published).first()).toBeVisible();
	await expect(page.getByRole('link', { name: ru.receipt.openIn('VK') })).toHaveAttribute(
		'href',
		/vk\.com\/wall-\d+_\d+/
	);
	// The link is there with the post itself, a moment before its comment.
	await expect
		.poll(() => vk.accepted)
		.toMatchObject([
			{ method: 'wall.post', text: 'Сегодня рафы' },
			{ method: 'wall.createComment', text: 'А какой вам?' }
		]);
	expect(product.log()).not.toContain(key);
});

test('somebody signs in at VK, chooses a community, and answers its captcha', async ({
	desk,
	product,
	vk
}) => {
	const { page } = desk;
	const t = ru.accounts;
	await desk.signsUp(product, 'anna@example.test');
	await desk.goes('accounts');
	await page.getByRole('button', { name: t.connect }).first().click();
	await page.getByRole('button', { name: vkWords.about }).click();
	await page.getByRole('button', { name: vkWords.signIn }).click();
	const choice = page.getByRole('listitem').filter({ hasText: 'Чайная' });
	await choice.getByRole('button', { name: vkWords.connect }).click();
	await expect(page.getByText('@chajnaya').first()).toBeVisible();

	vk.moods.captcha = { sid: '804200117', key: 'чай' };
	await desk.isSynced();
	await desk.writes('Новый улун', 'Чайная');
	await desk.publishes();
	await expect(page.getByRole('img', { name: ru.receipt.challengePicture })).toBeVisible();
	await page.getByLabel(ru.receipt.challengeText).fill('чай');
	await page.getByRole('button', { name: ru.receipt.challengeSend }).click();
	await expect(page.getByRole('link', { name: ru.receipt.openIn('VK') })).toBeVisible();
	expect(vk.accepted).toMatchObject([{ method: 'wall.post', text: 'Новый улун' }]);
});
