import type { Config } from '../../../core/config.ts';
import type { Network } from '../network.ts';
import { newBots } from './api.ts';
import { manifestFor } from './manifest.ts';
import { send } from './send.ts';
import { verify } from './verify.ts';

export type TelegramConfig = Pick<Config, 'telegramApiRoot' | 'telegramWebRoot' | 'telegramBotToken'>;

export function telegram(config: TelegramConfig): Network {
	const bots = newBots(config.telegramApiRoot);
	return {
		manifest: manifestFor(config.telegramApiRoot),
		async send(channel, outgoing, signal) {
			// A channel without a token of its own is served by the installation's bot.
			const token = channel.secret ?? config.telegramBotToken;
			if (token === undefined) {
				const message = 'neither the channel nor the installation has a bot';
				return { is: 'refused', code: 'telegram_token_missing', message, accountStatus: 'attention' };
			}
			return send(bots(token), channel, outgoing, signal);
		},
		verify: (channel, outgoing, sentAfter, signal) =>
			verify(config.telegramWebRoot, channel, outgoing, sentAfter, signal)
	};
}
