import { newBots } from '#server/integrations/social/telegram/api.ts';

/** A process that sends and does nothing else: the same library over the same connections, with nothing asked, written or kept. */

export interface Order {
	apiRoot: string;
	/** The instant of all, in milliseconds since 1970. */
	at: number;
	sends: { token: string; chat: string; text: string }[];
}

/** As many as a worker has in hand at most. */
const atOnce = 1000;

process.once('message', ({ apiRoot, at, sends }: Order) => {
	const bots = newBots(apiRoot);
	const next = sends.values();
	const lane = async () => {
		for (const { token, chat, text } of next)
			await bots(token).sendMessage(chat, text, { parse_mode: 'HTML' });
	};
	const send = () => Promise.all(Array.from({ length: atOnce }, lane));
	setTimeout(() => void send().then(() => process.exit(0)), at - Date.now());
});
