import { expect, it } from 'vitest';
import { offeredToggles, sharedOptions, withOptions } from './options.ts';

it('turns an option on for the channels of one network, and leaves nothing behind when it is turned off', () => {
	const targets = [{ accountId: 'a', options: { pin: true } }, { accountId: 'b' }, { accountId: 'c' }];
	const silent = withOptions(targets, ['a', 'b'], { silent: true });
	expect(silent).toEqual([
		{ accountId: 'a', options: { pin: true, silent: true } },
		{ accountId: 'b', options: { silent: true } },
		{ accountId: 'c' }
	]);
	expect(withOptions(silent, ['a', 'b'], { silent: false })).toEqual(targets);
	const emptied = { pin: undefined, firstComment: '', buttons: [] };
	expect(withOptions(targets, ['a'], emptied)).toEqual([{ accountId: 'a' }, ...targets.slice(1)]);
});

it('shows as chosen what all of a network’s channels have', () => {
	const buttons = [[{ text: 'Меню', url: 'https://menu.ru' }]];
	const targets = [
		{ accountId: 'a', options: { pin: true, silent: true, buttons } },
		{ accountId: 'b', options: { silent: true, buttons: structuredClone(buttons) } }
	];
	expect(sharedOptions(targets, ['a', 'b'])).toEqual({ silent: true, buttons });
	expect(sharedOptions(targets, [])).toEqual({});
});

it('offers what the network’s manifest names, and what means something for this post', () => {
	const offers = (hasMedia: boolean, chosen = {}) =>
		offeredToggles(
			{ options: ['captionAbove', 'silent', 'disableLinkPreview', 'linkPreviewAbove'] },
			{ hasMedia, chosen }
		);
	expect(offers(true)).toEqual(['silent', 'captionAbove']);
	expect(offers(false)).toEqual(['silent', 'disableLinkPreview', 'linkPreviewAbove']);
	expect(offers(false, { disableLinkPreview: true })).toEqual(['silent', 'disableLinkPreview']);
});
