import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import { written, type Draft, type Mail, type Mailer } from './mail.ts';

/** Waits before each further try, in milliseconds. */
const pauses = [1000, 5000, 30_000];
/** How long a stop waits for letters under way, in milliseconds. */
const patience = 3000;

/** Mail by a real SMTP server. A try that the server refuses for good (5xx) is the last one. */
export function smtpMailer(options: { url: string; from: string; log: Logger }): Mailer {
	const { from, log } = options;
	const transport = createTransport(options.url, { from });
	const underway = new Set<Promise<void>>();
	const stopping = new AbortController();

	async function deliver({ to, subject, text, html }: Mail): Promise<void> {
		for (const pause of [...pauses, undefined]) {
			try {
				await transport.sendMail({ from, to, subject, text, html });
				return;
			} catch (error) {
				const isFinal = pause === undefined || stopping.signal.aborted || isRefused(error);
				log.error({ err: error, isFinal }, 'a mail was not delivered');
				if (isFinal) return;
				await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
			}
		}
	}

	async function writeAndDeliver(given: Mail | Draft): Promise<void> {
		const mail = await written(given).catch((error: unknown) => {
			log.error({ err: error }, 'a mail could not be written');
			return null;
		});
		if (mail) await deliver(mail);
	}

	return {
		send(mail) {
			const delivery: Promise<void> = writeAndDeliver(mail).finally(() => underway.delete(delivery));
			underway.add(delivery);
		},
		async stop() {
			stopping.abort();
			await Promise.race([Promise.all(underway), sleep(patience, undefined, { ref: false })]);
			transport.close();
		}
	};
}

const isRefused = (error: unknown): boolean =>
	error instanceof Error &&
	'responseCode' in error &&
	typeof error.responseCode === 'number' &&
	error.responseCode >= 500;
