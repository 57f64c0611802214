import type { NetworkLook } from '#sync/records/network-look.ts';

/** As its site and apps draw a wall, by day and by night. */
export const vkAppearance: NetworkLook = {
	shape: 'card',
	ground: ['#edeef0', '#141414'],
	surface: ['#ffffff', '#222222'],
	edge: ['#dce1e6', '#363738'],
	text: ['#000000', '#e1e3e6'],
	faint: ['#626d7a', '#9a9ca0'],
	link: ['#2a5885', '#71aaeb'],
	bar: ['#2688eb', '#71aaeb'],
	tint: ['#f0f2f5', '#2c2d2e'],
	code: ['#f0f2f5', '#2c2d2e'],
	button: ['#2688eb', '#e1e3e6'],
	onButton: ['#ffffff', '#141414'],
	radius: 12,
	lines: 9
};
