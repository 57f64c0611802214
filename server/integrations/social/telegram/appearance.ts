import type { NetworkLook } from '#sync/records/network-look.ts';

/** As its apps draw a channel, by day and by night. */
export const telegramAppearance: NetworkLook = {
	shape: 'bubble',
	ground: ['#c9d8b6', '#0f1620'],
	surface: ['#ffffff', '#182533'],
	edge: ['#00000012', '#00000000'],
	text: ['#000000', '#f5f5f5'],
	faint: ['#64737f', '#8b9bab'],
	link: ['#12709f', '#6ab3f3'],
	bar: ['#3a9bdc', '#6ab3f3'],
	tint: ['#3a9bdc1a', '#6ab3f31f'],
	code: ['#0000000d', '#ffffff14'],
	button: ['#5f7a55cc', '#202f3f'],
	onButton: ['#ffffff', '#ffffff'],
	radius: 14
};
