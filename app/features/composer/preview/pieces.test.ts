import { expect, it } from 'vitest';
import { cardOf } from './link-card.ts';
import { piecesOf } from './pieces.ts';

it('finds addresses, hashtags and names in plain words, and leaves mail and numbers alone', () => {
	expect(piecesOf('Меню: shop.com, #кофе у @coffee_shop (a@b.com) №#')).toEqual([
		{ text: 'Меню: ' },
		{ text: 'shop.com', href: 'https://shop.com' },
		{ text: ', ' },
		{ text: '#кофе', isTag: true },
		{ text: ' у ' },
		{ text: '@coffee_shop', isTag: true },
		{ text: ' (a@b.com) №#' }
	]);
});

it('makes the card of the first link, of the chosen one, or none', () => {
	const html = '<code>x.com</code> <a href="https://www.a.com/b">Меню</a> b.com';
	expect(cardOf(html, false, {})).toMatchObject({ host: 'a.com', isLarge: true, isAbove: false });
	expect(cardOf(html, false, { link: 'https://c.com', linkPreviewSize: 'small' })).toMatchObject({
		...{ host: 'c.com', isLarge: false }
	});
	expect(cardOf('Сайт b.com', true, {})).toMatchObject({ href: 'https://b.com' });
	expect(cardOf(html, false, { disableLinkPreview: true })).toBeNull();
	expect(cardOf('<a href="tg://resolve">x</a>', false, {})).toBeNull();
});
