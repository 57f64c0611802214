import type { Logger } from 'pino';
import webPush, { WebPushError } from 'web-push';
import type { Config } from '../../core/config.ts';
import type { Pusher } from './push.ts';

type Keys = Pick<Config, 'vapidPublicKey' | 'vapidPrivateKey' | 'vapidSubject'>;

/** How long a push service keeps what it cannot deliver, in seconds: after a day the news is old. */
const keptFor = 24 * 60 * 60;
const patience = 10_000;

/** Web push as browsers know it: encrypted for the one browser (RFC 8291), signed with the installation's keys (RFC 8292). */
export function webPusher(options: { keys: Keys; log: Logger }): Pusher {
	const { keys, log } = options;
	const vapidDetails = {
		subject: keys.vapidSubject,
		publicKey: keys.vapidPublicKey,
		privateKey: keys.vapidPrivateKey
	};
	return {
		async send({ endpoint, p256dh, auth }, payload) {
			try {
				const subscription = { endpoint, keys: { p256dh, auth } };
				await webPush.sendNotification(subscription, JSON.stringify(payload), {
					vapidDetails,
					TTL: keptFor,
					timeout: patience,
					urgency: 'high'
				});
				return 'sent';
			} catch (error) {
				const status = error instanceof WebPushError ? error.statusCode : undefined;
				if (status === 404 || status === 410) return 'gone';
				// Only the service's name: the rest of the address is the browser's secret.
				log.warn({ status, service: new URL(endpoint).host }, 'a push message was not taken');
				return 'failed';
			}
		}
	};
}
