import type { NetworkManifest } from '#sync/records/network.ts';
import { vkAppearance } from './appearance.ts';

const megabyte = 1024 * 1024;

/** What a wall takes (spec: services.md, 2.5). */
export const vkManifest: NetworkManifest = {
	id: 'vk',
	name: 'VK',
	hue: 212,
	icon: 'M3.5 5h4.4L12 14.8 16.1 5h4.4l-6.3 14H9.8z',
	limits: {
		// The lower of the two numbers that are told of.
		text: 15_895,
		caption: 15_895,
		media: 10,
		perDay: 50,
		bytes: {
			image: 50 * megabyte,
			video: 2048 * megabyte,
			animation: 200 * megabyte,
			document: 200 * megabyte,
			audio: 0
		},
		pictureSides: 14_000,
		pictureRatio: 20,
		// Its answers (2.5); of a question's length nothing is told. A quiz is an ordinary poll there: it is asked, and has no right answer.
		poll: { question: 1000, options: 10, option: 100, explanation: 1000, isQuiz: true, anonymousIn: [] }
	},
	// A person's sign-in may make three calls a second, a community's key twenty, and a post with files takes several.
	rates: [
		{ of: 'sender', messages: 3, seconds: 1, burst: 3 },
		{ of: 'channel', messages: 1, seconds: 1, burst: 1 }
	],
	mediaKinds: ['image', 'video', 'animation', 'document'],
	look: vkAppearance,
	markup: 'plain',
	// One file at most stands in a post, and a GIF is a file there.
	messages: { together: [['image', 'video']], isSeries: false },
	channelPage: 'https://vk.com/{username}',
	poll: 'attachment',
	canEdit: true,
	removableHours: null,
	options: [
		'signed',
		'closeComments',
		'markAsAds',
		'pin',
		'pinHours',
		'carousel',
		'link',
		'copyright',
		'firstComment'
	]
};
