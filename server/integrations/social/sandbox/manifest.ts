import type { NetworkManifest } from '#sync/records/network.ts';
import { telegramManifest } from '../telegram/manifest.ts';

/** It takes what Telegram takes, so that what was tried here goes there unchanged. */
const { channelPage: _none, ...taken } = telegramManifest;

export const sandboxManifest: NetworkManifest = {
	...taken,
	...{ id: 'sandbox', name: 'Sandbox', hue: 45 },
	// An hourglass.
	icon: 'M6 3h12v3l-4.3 6 4.3 6v3H6v-3l4.3-6L6 6z',
	rates: [],
	removableHours: null,
	options: ['silent', 'protect', 'pin', 'pinHours', 'captionAbove', 'buttons']
};
