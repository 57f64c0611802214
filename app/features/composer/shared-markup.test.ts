import { expect, it } from 'vitest';
import { markupOfShared, sharedIn } from './shared-markup.ts';

it('writes what was shared once: a title as such, then the words, then the address', () => {
	const url = 'https://a.com/x?a=1&b=2';
	expect(markupOfShared({ title: 'Раф', text: 'Пейте <до дна>', url })).toBe(
		'<b>Раф</b>\n\nПейте &lt;до дна&gt;\n\nhttps://a.com/x?a=1&amp;b=2'
	);
	expect(markupOfShared({ title: url, text: url, url })).toBe('https://a.com/x?a=1&amp;b=2');
	expect(markupOfShared({ text: 'Смотрите: https://a.com', url: 'https://a.com' })).toBe(
		'Смотрите: https://a.com'
	);
	expect(markupOfShared({ title: null, text: ' \n', url: '' })).toBe('');
});

it('finds them in an address', () => {
	const of = (query: string) => sharedIn(new URLSearchParams(query));
	expect(of('text=a+b&url=https%3A%2F%2Fa.com')).toEqual({ title: null, text: 'a b', url: 'https://a.com' });
	expect(of('text=+&at=2026-12-01')).toBeNull();
});
