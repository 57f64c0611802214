import type { Logger } from 'pino';
import webPush from 'web-push';
import type { Config } from '../../core/config.ts';
import type { Outbound } from '../../core/outbound.ts';
import { OutboundRefusal } from '../../core/outbound-refusal.ts';
import type { Pusher } from './push.ts';

type Keys = Pick<Config, 'vapidPublicKey' | 'vapidPrivateKey' | 'vapidSubject'>;

/** How long a push service keeps what it cannot deliver, in seconds: after a day the news is old. */
const keptFor = 24 * 60 * 60;
/** What a push service has to say of a message is said in its status. */
const longestAnswer = 64 * 1024;

/** Web push as browsers know it: encrypted for the one browser (RFC 8291), signed with the installation's keys (RFC 8292). */
export function webPusher(options: { keys: Keys; log: Logger; outbound: Outbound }): Pusher {
	const { keys, log, outbound } = options;
	const vapidDetails = {
		subject: keys.vapidSubject,
		publicKey: keys.vapidPublicKey,
		privateKey: keys.vapidPrivateKey
	};
	return {
		async send({ endpoint, p256dh, auth }, payload) {
			// Only the service's name: the rest of the address is the browser's secret.
			const service = URL.parse(endpoint)?.host;
			try {
				const subscription = { endpoint, keys: { p256dh, auth } };
				const wish = { vapidDetails, TTL: keptFor, urgency: 'high' as const };
				const made = webPush.generateRequestDetails(subscription, JSON.stringify(payload), wish);
				const headers = Object.fromEntries(
					Object.entries(made.headers).map(([name, value]) => [name, String(value)])
				);
				const { status } = await outbound.ask(endpoint, {
					...{ method: 'POST', headers, body: made.body, largest: longestAnswer },
					...{ isSecure: true, redirects: 0 }
				});
				if (status >= 200 && status < 300) return 'sent';
				if (status === 404 || status === 410) return 'gone';
				log.warn({ status, service }, 'a push message was not taken');
				return 'failed';
			} catch (error) {
				const why = error instanceof OutboundRefusal ? error.why : 'unreachable';
				log.warn({ why, service }, 'a push message could not be sent');
				return 'failed';
			}
		}
	};
}
