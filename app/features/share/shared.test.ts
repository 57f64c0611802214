import { expect, it } from 'vitest';
import { asHtml, wordsOf } from './shared.ts';

it('says nothing twice of what apps share', () => {
	const url = 'https://example.test/a';
	expect(wordsOf({ title: 'Раф', text: `Раф недели ${url}`, url })).toBe(`Раф недели ${url}`);
	expect(wordsOf({ title: 'Заголовок', text: 'Текст', url })).toBe(`Заголовок\nТекст\n${url}`);
	expect(wordsOf({ title: '', text: '', url })).toBe(url);
	expect(wordsOf({ title: ' ', text: '', url: '' })).toBe('');
});

it('takes nothing of it for markup', () =>
	expect(asHtml('a <b>b</b> & c\nd')).toBe('a &lt;b&gt;b&lt;/b&gt; &amp; c<br>d'));
