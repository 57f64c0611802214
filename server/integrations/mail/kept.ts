import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import { written, type Draft, type Mail, type Mailer } from './mail.ts';

/** Where no SMTP server is set: every letter is kept as a file that mail programs open, and its link is logged. */
export function keptMailer(options: { folder: string; from: string; log: Logger }): Mailer {
	const { folder, from, log } = options;
	const composer = createTransport({ streamTransport: true, buffer: true });
	const underway = new Set<Promise<void>>();

	async function keep(given: Mail | Draft): Promise<void> {
		try {
			const mail = await written(given);
			if (!mail) return;
			const { to, subject, text, html, link } = mail;
			const { message } = await composer.sendMail({ from, to, subject, text, html });
			await mkdir(folder, { recursive: true, mode: 0o700 });
			const file = join(folder, `${uuidv7()}.eml`);
			await writeFile(file, message, { mode: 0o600 });
			log.info({ to, subject, link, file }, 'no SMTP_URL is set: a mail was kept, and this is its link');
		} catch (error) {
			log.error({ err: error }, 'a mail could not be kept');
		}
	}

	return {
		send(mail) {
			const keeping: Promise<void> = keep(mail).finally(() => underway.delete(keeping));
			underway.add(keeping);
		},
		async stop() {
			await Promise.all(underway);
		}
	};
}
