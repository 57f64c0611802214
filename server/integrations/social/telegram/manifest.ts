import type { NetworkManifest } from '#sync/records/network.ts';
import { telegramAppearance } from './appearance.ts';

const megabyte = 1024 * 1024;

export const telegramManifest: NetworkManifest = {
	id: 'telegram',
	name: 'Telegram',
	hue: 205,
	// A paper plane.
	icon: 'M21.5 3.5 2.5 11l5.5 2.2L18 6.5l-7.5 8V20l3-3.6 4.6 3.4z',
	limits: {
		text: 4096,
		caption: 1024,
		markupBytes: 32_768,
		// Of a hundred and first it draws nothing (spec: services.md, 1.3).
		marks: 100,
		media: 10,
		bytes: {
			image: 10 * megabyte,
			video: 50 * megabyte,
			animation: 50 * megabyte,
			document: 50 * megabyte,
			audio: 50 * megabyte
		},
		pictureSides: 10_000,
		pictureRatio: 20,
		// Spec: services.md, 1.3; channels refuse polls that name who voted (1.2).
		poll: {
			...{ question: 300, options: 12, option: 100, explanation: 200 },
			// 2,628,000 seconds, less the part of a day.
			...{ openDays: 30, isQuiz: true, anonymousIn: ['channel'] }
		}
	},
	// Spec: services.md, 1.8.
	rates: [
		{ of: 'sender', messages: 30, seconds: 1, burst: 5 },
		{ of: 'channel', messages: 1, seconds: 1, burst: 3 },
		{ of: 'channel', kinds: ['group', 'supergroup'], messages: 20, seconds: 60, burst: 3 }
	],
	mediaKinds: ['image', 'video', 'animation', 'document', 'audio'],
	look: telegramAppearance,
	markup: 'rich',
	messages: {
		together: [['image', 'video'], ['document'], ['audio']],
		// A voice message.
		alone: ['audio/ogg'],
		isSeries: true
	},
	channelPage: 'https://t.me/{username}',
	poll: 'message',
	canEdit: true,
	// A bot may delete no message that is older (spec: services.md, 1.7).
	removableHours: 48,
	options: [
		...(['silent', 'protect', 'pin', 'pinHours', 'captionAbove', 'disableLinkPreview'] as const),
		...(['linkPreviewAbove', 'linkPreviewSize', 'link', 'buttons', 'topicId'] as const)
	]
};

const publicRoot = 'https://api.telegram.org';

/** A Bot API server of one's own takes larger files (spec: services.md, 1.3); pictures stay as they are. */
export function manifestFor(apiRoot: string): NetworkManifest {
	if (apiRoot === publicRoot) return telegramManifest;
	const large = 2000 * megabyte;
	const { limits } = telegramManifest;
	const bytes = { ...limits.bytes, video: large, animation: large, document: large, audio: large };
	return { ...telegramManifest, limits: { ...limits, bytes } };
}
