import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, expect, it } from 'vitest';
import { openPostOffice } from '#tests/kit/smtp.ts';
import { newLog } from '../../core/log.ts';
import { keptMailer } from './kept.ts';
import { letter } from './letter.ts';
import { smtpMailer } from './smtp.ts';

const logged: string[] = [];
const log = newLog('info', { write: (line: string) => void logged.push(line) });
const link = 'https://twexel.test/verify-email?token=abc';
const mail = letter({
	to: 'anna@twexel.test',
	subject: 'Подтвердите адрес',
	before: ['Здравствуйте, «Кофейня» <b>!'],
	button: 'Подтвердить',
	link,
	after: ['Спасибо.']
});

it('delivers by SMTP, as text and as HTML in which nothing is markup but ours', async () => {
	const { url, received, close } = await openPostOffice();
	afterAll(close);

	const mailer = smtpMailer({ url, from: 'Twexel <desk@twexel.test>', log });
	mailer.send(mail);
	await expect.poll(() => received.length).toBe(1);
	await mailer.stop();
	expect(received[0]).toMatchObject({ subject: 'Подтвердите адрес' });
	expect(received[0]?.from?.text).toContain('desk@twexel.test');
	expect(received[0]?.text).toContain(link);
	expect(received[0]?.html).toContain('&lt;b&gt;');
});

it('says so when the mail server is away, and stops without waiting for it', async () => {
	const mailer = smtpMailer({ url: 'smtp://127.0.0.1:9', from: 'a@twexel.test', log });
	mailer.send(mail);
	await expect.poll(() => logged.join('')).toContain('a mail was not delivered');
	await mailer.stop();
});

it('keeps the letter as a file and logs its link where no SMTP server is set', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'twexel-mail-'));
	afterAll(() => rm(folder, { recursive: true }));
	const mailer = keptMailer({ folder, from: 'Twexel <twexel@localhost>', log });
	mailer.send(mail);
	await mailer.stop();
	const [name = ''] = await readdir(folder);
	expect(name).toMatch(/\.eml$/);
	const kept = await simpleParser(await readFile(join(folder, name)));
	expect(kept.text).toContain(link);
	expect(logged.some((line) => line.includes(link))).toBe(true);
});
