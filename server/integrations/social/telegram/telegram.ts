import type { Api } from 'grammy';
import type { Config } from '../../../core/config.ts';
import type { ActOutcome, Channel, Network } from '../network.ts';
import { edit, remove, unpin } from './act.ts';
import { newBots } from './api.ts';
import { lookAtChat } from './connect.ts';
import { telegramFace } from './face.ts';
import { manifestFor } from './manifest.ts';
import { send } from './send.ts';
import type { Signal } from './signal.ts';
import { verify } from './verify.ts';

export type TelegramConfig = Pick<Config, 'telegramApiRoot' | 'telegramWebRoot' | 'telegramBotToken'> &
	Partial<Pick<Config, 'telegramServiceChat'>>;

export function telegram(config: TelegramConfig): Network {
	const bots = newBots(config.telegramApiRoot);

	/** A channel without a token of its own is served by the installation's bot. */
	async function withBot<Outcome>(
		channel: Channel,
		work: (api: Api) => Promise<Outcome>
	): Promise<Outcome | typeof noBot> {
		const token = channel.secret ?? config.telegramBotToken;
		return token === undefined ? noBot : work(bots(token));
	}

	const act = (
		channel: Channel,
		deadline: AbortSignal,
		work: (api: Api, signal: Signal) => Promise<ActOutcome>
	): Promise<ActOutcome> =>
		// The cast: the library names the type of an older package, which the platform's own fulfils.
		withBot(channel, (api) => work(api, deadline as Signal));

	return {
		manifest: manifestFor(config.telegramApiRoot),
		face: telegramFace(config.telegramBotToken !== undefined),
		look: ({ externalId: chat, secret: token }) => lookAtChat(config, { chat, token }),
		send: (channel, outgoing, signal) => withBot(channel, (api) => send(api, channel, outgoing, signal)),
		verify: (channel, outgoing, sentAfter, signal) => {
			// A bot of one's own may not be in the host's chat; the installation's, where it is in both, sees as much.
			const tokens = new Set(
				[channel.secret, config.telegramBotToken].filter((token) => typeof token === 'string')
			);
			const ways = {
				...{ webRoot: config.telegramWebRoot, serviceChat: config.telegramServiceChat },
				bots: [...tokens].map(bots)
			};
			return verify(ways, channel, outgoing, sentAfter, signal);
		},
		edit: (channel, outgoing, sent, deadline) =>
			act(channel, deadline, (api, signal) => edit(api, channel, outgoing, sent, signal)),
		remove: (channel, sent, deadline) =>
			act(channel, deadline, (api, signal) => remove(api, channel, sent, signal)),
		unpin: (channel, first, deadline) =>
			act(channel, deadline, (api, signal) => unpin(api, channel, first, signal))
	};
}

const noBot = {
	is: 'refused',
	code: 'telegram_token_missing',
	message: 'neither the channel nor the installation has a bot',
	accountStatus: 'attention'
} as const;
