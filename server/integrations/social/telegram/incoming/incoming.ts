import type { Incoming } from '../../incoming.ts';
import { lookAtChat } from '../connect.ts';
import { greet, tellConnected } from './greet.ts';
import { listen } from './listen.ts';
import { ownBot } from './own-bot.ts';

/** What Telegram tells by itself. */
export const telegramIncoming: Incoming = {
	listen,
	greet,
	tellConnected,
	examine: ({ config }, externalId, people) => lookAtChat(config, { chat: externalId, people }),
	async nameOf(deps, externalId) {
		const chat = await ownBot(deps)
			?.getChat(externalId)
			.catch(() => null);
		return chat?.title?.slice(0, 256) ?? null;
	}
};
