import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const folder = await mkdtemp(join(tmpdir(), 'twexel-config-'));
afterAll(() => rm(folder, { recursive: true }));

it('needs nothing to be set', async () => {
	const config = await readConfig({ DATA_DIR: folder, PORT: '' });
	expect(config).toMatchObject({
		port: 3000,
		host: '127.0.0.1',
		publicUrl: 'http://localhost:3000',
		roles: ['web', 'worker'],
		telegramApiRoot: 'https://api.telegram.org'
	});
	expect(config.databaseUrl).toBeUndefined();
});

it('keeps the secrets that it makes, for its own eyes', async () => {
	const first = await readConfig({ DATA_DIR: folder });
	const second = await readConfig({ DATA_DIR: folder });
	expect(second.secretKey).toBe(first.secretKey);
	expect(second.vapidPrivateKey).toBe(first.vapidPrivateKey);
	const file = join(folder, 'secrets', 'secret-key');
	expect((await stat(file)).mode & 0o777).toBe(0o600);
	expect(await readFile(file, 'utf8')).toBe(first.secretKey);
});

it.each([
	['PORT', '70000'],
	['PORT', 'http'],
	['PUBLIC_URL', 'twexel.ru'],
	['ROLES', 'web,wurker'],
	['DATABASE_URL', 'mysql://localhost'],
	['SECRET_KEY', 'short'],
	['SMTP_URL', 'mail.example.org'],
	['TELEGRAM_BOT_TOKEN', 'my token'],
	['ADMIN_EMAIL', 'me'],
	['LOG_LEVEL', 'loud']
])('refuses %s=%s in one sentence that names it', async (name, value) => {
	await expect(readConfig({ DATA_DIR: folder, [name]: value })).rejects.toThrow(
		new RegExp(`${name}: [^\n]+$`)
	);
});
