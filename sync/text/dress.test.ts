import { describe, expect, it } from 'vitest';
import type { NetworkManifest } from '../records/network.ts';
import type { TargetOptions } from '../records/post.ts';
import { dressed, dressOf, plainDress, type Dress } from './dress.ts';
import { planParts } from './parts.ts';
import { marked } from './utm.ts';

const rich: NetworkManifest = {
	...{ id: 'net', name: 'Net', hue: 1, rates: [], mediaKinds: ['image'], markup: 'rich', poll: 'message' },
	limits: { text: 60, caption: 30, media: 10, bytes: {} as never },
	...{ messages: { together: [['image']], isSeries: true }, canEdit: true, removableHours: null },
	...{ channelPage: 'https://net.com/{username}', options: ['buttons', 'link', 'firstComment'] }
};
const plain: NetworkManifest = { ...rich, markup: 'plain' };
const utm = {
	source: 'net',
	medium: 'social',
	campaign: 'осень',
	content: '',
	term: '',
	hosts: [] as string[]
};
const ending = 'utm_source=net&utm_medium=social&utm_campaign=%D0%BE%D1%81%D0%B5%D0%BD%D1%8C';
const says = (html: string, dress: Partial<Dress>, options: TargetOptions = {}, manifest = rich) =>
	dressed(manifest, { html, media: [], poll: null, options }, { ...plainDress, ...dress });
const image = {
	mediaId: 'm',
	kind: 'image' as const,
	bytes: 1,
	width: 1,
	height: 1,
	name: '',
	spoiler: false
};

describe('links of the site', () => {
	it.each([
		['https://a.com', `https://a.com?${ending}`],
		['https://a.com/x?b=1#c', `https://a.com/x?b=1&${ending}#c`],
		['https://a.com/?', `https://a.com/?${ending}`],
		['https://a.com/%D0%B0?q=a%20b+c', `https://a.com/%D0%B0?q=a%20b+c&${ending}`],
		['mailto:a@a.com', 'mailto:a@a.com'],
		['tg://resolve?domain=a', 'tg://resolve?domain=a'],
		['https://net.com/coffee', 'https://net.com/coffee']
	])('%s leads to %s', (href, expected) => expect(marked(href, utm, rich)).toBe(expected));

	it('keep the parameters that somebody set by hand', () => {
		expect(marked('https://a.com/?utm_source=mail&utm_campaign=', utm, rich)).toBe(
			'https://a.com/?utm_source=mail&utm_campaign=&utm_medium=social'
		);
	});

	it('are those of the named sites and what is below them, where sites are named', () => {
		const only = { ...utm, hosts: ['shop.example', 'кофе.рф'] };
		expect(marked('https://www.shop.example/', only, rich)).toContain(ending);
		expect(marked('https://кофе.рф/меню', only, rich)).toContain(ending);
		expect(marked('https://myshop.example/', only, rich)).toBe('https://myshop.example/');
	});
});

describe('a text', () => {
	it('keeps the words of its links, also of those that the network makes by itself', () => {
		const html = 'Меню: <a href="https://a.com">тут</a>, a.com/m. <code>b.com</code>';
		const to = (href: string) => `https://${href}?${ending.replaceAll('&', '&amp;')}`;
		expect(says(html, { utm }).html).toBe(
			`Меню: <a href="${to('a.com')}">тут</a>, <a href="${to('a.com/m')}">a.com/m</a>. <code>b.com</code>`
		);
	});

	it('shows the whole address where the network knows no links', () => {
		const html = 'Меню: <a href="https://a.com">https://a.com</a> и b.com';
		const parts = planParts(
			{ ...plain, limits: { ...plain.limits, text: 500 } },
			says(html, { utm }, {}, plain),
			'refuse'
		).parts;
		expect(parts).toMatchObject([{ text: `Меню: https://a.com?${ending} и https://b.com?${ending}` }]);
	});

	it('is left as it is where the post says so, and done twice it is as done once', () => {
		expect(says('a.com', { utm }, { withoutUtm: true }).html).toBe('a.com');
		const once = says('a.com <b>x</b>', { utm }, { buttons: [[{ text: 'К', url: 'https://a.com' }]] });
		expect(says(once.html, { utm }, once.options)).toEqual(once);
		expect(once.options.buttons?.[0]?.[0]?.url).toContain(ending);
	});

	it('marks the first comment and the card’s address too', () => {
		const { options } = says('x', { utm }, { firstComment: 'Тут: a.com!', link: 'https://a.com' });
		expect(options).toEqual({
			firstComment: `Тут: https://a.com?${ending}!`,
			link: `https://a.com?${ending}`
		});
	});
});

describe('a signature', () => {
	const signature = '<a href="https://net.com/x">Кофейня</a>';

	it('ends the text, below an empty line, and what has files alone', () => {
		expect(says('Текст\n\n', { signature }).html).toBe(`Текст\n\n${signature}`);
		const alone = dressed(
			rich,
			{ html: '', media: [image], poll: null, options: {} },
			{ ...plainDress, signature }
		);
		expect(alone.html).toBe(signature);
	});

	it('is left out where the post says so, where there is nothing to sign, and where it stands already', () => {
		expect(says('Текст', { signature }, { withoutSignature: true }).html).toBe('Текст');
		expect(says('', { signature }).html).toBe('');
		expect(says(`Текст\n\n${signature}`, { signature }).html).toBe(`Текст\n\n${signature}`);
	});

	it('counts, and ends the last of the messages that a text is split into', () => {
		const long = 'слово '.repeat(9).trim();
		const content = says(long, { signature });
		expect(planParts(rich, content, 'refuse').misfits).toMatchObject([{ code: 'text_too_long', amount: 2 }]);
		const { parts } = planParts(rich, content, 'split');
		expect(parts.at(-1)).toMatchObject({ text: expect.stringMatching(/Кофейня<\/a>$/) });
	});
});

it('takes the rule of the account’s network, with the channel’s name in it', () => {
	const rules = [{ ...utm, network: 'net', content: '{{channel}}' }];
	const account = { network: 'net', username: 'coffee', externalId: '7', signature: 'S' };
	expect(dressOf({ utm: rules }, account)).toEqual({ signature: 'S', utm: { ...utm, content: 'coffee' } });
	expect(dressOf({ utm: rules }, { ...account, network: 'other' })).toEqual({ signature: 'S', utm: null });
});
