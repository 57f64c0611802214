import type { Config } from '../../../core/config.ts';
import { beyondLimits } from '../limits.ts';
import type { Network, Objection, Outgoing } from '../network.ts';
import { newBots } from './api.ts';
import { telegramManifest } from './manifest.ts';
import { send } from './send.ts';
import { verify } from './verify.ts';

export type TelegramConfig = Pick<Config, 'telegramApiRoot' | 'telegramWebRoot' | 'telegramBotToken'>;

export function telegram(config: TelegramConfig): Network {
	const bots = newBots(config.telegramApiRoot);
	return {
		manifest: telegramManifest,
		objections: (outgoing) => [...beyondLimits(telegramManifest, outgoing), ...ofAlbum(outgoing)],
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

function ofAlbum({ media, options }: Pick<Outgoing, 'media' | 'options'>): Objection[] {
	if (media.length < 2) return [];
	const moving = media.find((medium) => medium.kind === 'animation');
	return [
		...(moving
			? [{ code: 'media_kind_unsupported', detail: `${moving.name}: an animation goes alone` }]
			: []),
		...(options.buttons?.length ? [{ code: 'too_many_media', detail: 'with buttons one file at most' }] : [])
	];
}
