import { written, type Mail, type Mailer } from '#server/integrations/mail/mail.ts';

export interface CaughtMails extends Mailer {
	/** Until nothing is being written any more. */
	settled(): Promise<void>;
}

/** Mail that goes nowhere but into a list. */
export function caughtMails(mails: Mail[]): CaughtMails {
	const underway = new Set<Promise<void>>();
	async function settled(): Promise<void> {
		while (underway.size > 0) await Promise.all(underway);
	}
	return {
		send(given) {
			if (typeof given !== 'function') return void mails.push(given);
			const writing: Promise<void> = written(given)
				.then((mail) => void (mail && mails.push(mail)))
				.finally(() => underway.delete(writing));
			underway.add(writing);
		},
		settled,
		stop: settled
	};
}
