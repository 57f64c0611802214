import { TOTP } from 'otpauth';
import type { Page } from 'playwright/test';
import { ru } from '#app/lib/words/ru.ts';
import { Visitor } from '../kit/visitor.ts';
import { expect, mailOf, test } from './test.ts';

const t = ru.security;

test.use({ isShared: true });

/** A device with a fingerprint reader on which the right finger always lies. */
async function hasFingerprint(page: Page): Promise<void> {
	const client = await page.context().newCDPSession(page);
	await client.send('WebAuthn.enable');
	await client.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			...{ protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true },
			...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true }
		}
	});
}

const signsOut = async (page: Page, url: string) => {
	await page.goto(`${url}/settings`);
	await page.getByRole('main').getByRole('button', { name: ru.settings.signOut, exact: true }).click();
	await expect(page).toHaveURL(/sign-in/);
};

test('a passkey signs in without the password, and a code from an app is asked for after it', async ({
	desk,
	product
}) => {
	const { page, url } = desk;
	const email = mailOf('anna');
	await hasFingerprint(page);
	await desk.signsUp(product, email);
	await page.goto(`${url}/settings/security`);
	await expect(page.getByText(t.thisDevice)).toBeVisible();
	const dialog = page.getByRole('dialog');
	const proves = async () => {
		await dialog.getByLabel(t.presentPassword).fill(Visitor.password);
		await dialog.getByRole('button', { name: t.next }).click();
	};

	await page.getByRole('button', { name: t.addPasskey }).click();
	await dialog.getByLabel(t.passkeyName).fill('Ноутбук');
	await proves();
	await expect(page.getByText('Ноутбук', { exact: true })).toBeVisible();
	expect((await product.mailTo(email)).subject).toContain('добавлен ключ доступа');
	await page.getByRole('button', { name: t.renamePasskey('Ноутбук') }).click();
	await dialog.getByLabel(t.passkeyName).fill('Рабочий ноутбук');
	await dialog.getByRole('button', { name: ru.common.save }).click();
	await expect(page.getByText('Рабочий ноутбук', { exact: true })).toBeVisible();

	await page.getByRole('button', { name: t.turnOn }).click();
	await proves();
	await expect(dialog.getByRole('img', { name: t.qrLabel })).toBeVisible();
	const secret = (await dialog.locator('code').innerText()).replaceAll(' ', '');
	const app = new TOTP({ secret });
	const used = app.generate();
	await dialog.getByLabel(ru.auth.code).fill(used);
	await dialog.getByRole('button', { name: t.turnOn }).click();
	await expect(dialog.locator('code')).toHaveCount(10);
	const recovery = await dialog.locator('code').first().innerText();
	await dialog.getByRole('button', { name: t.codesKept }).click();
	await expect(page.getByText(t.codesLeft(10))).toBeVisible();

	await signsOut(page, url);
	await page.getByLabel(ru.auth.email).fill(email);
	await page.getByLabel(ru.auth.password, { exact: true }).fill(Visitor.password);
	await page.locator('form button[type=submit]').click();
	const code = page.getByLabel(ru.auth.code);
	await code.fill(used);
	await page.getByRole('button', { name: ru.auth.codeSend }).click();
	await expect(page.getByText(ru.refusals.code_invalid)).toBeVisible();
	await code.fill(recovery);
	await page.getByRole('button', { name: ru.auth.codeSend }).click();
	await expect(page).toHaveURL(/calendar/);

	await signsOut(page, url);
	await page.getByRole('button', { name: ru.auth.passkey }).click();
	await expect(page).toHaveURL(/calendar/);
	await desk.isSynced();
});
