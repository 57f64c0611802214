import type { NetworkManifest } from '#sync/records/network.ts';

const megabyte = 1024 * 1024;

export const telegramManifest: NetworkManifest = {
	id: 'telegram',
	name: 'Telegram',
	hue: 205,
	limits: {
		text: 4096,
		caption: 1024,
		media: 10,
		bytes: {
			image: 10 * megabyte,
			video: 50 * megabyte,
			animation: 50 * megabyte,
			document: 50 * megabyte,
			audio: 50 * megabyte
		}
	},
	mediaKinds: ['image', 'animation'],
	options: ['silent', 'protect', 'disableLinkPreview', 'buttons', 'topicId']
};
