import type { NetworkManifest } from '#sync/records/network.ts';
import { telegramManifest } from '../telegram/manifest.ts';

/** It takes what Telegram takes, so that what was tried here goes there unchanged. */
const { channelPage: _none, ...taken } = telegramManifest;

export const sandboxManifest: NetworkManifest = {
	...taken,
	...{ id: 'sandbox', name: 'Sandbox', hue: 45 },
	rates: [],
	removableHours: null,
	options: ['silent', 'protect', 'pin', 'pinHours', 'captionAbove', 'buttons']
};
