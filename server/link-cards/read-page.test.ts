import { expect, it } from 'vitest';
import { readPage } from './read-page.ts';

const url = 'https://shop.example.com/menu/';
const read = (html: string, type = 'text/html; charset=utf-8') => readPage(Buffer.from(html), type, url);

it('takes what a page says of itself for networks before what it says for browsers', () => {
	const page = read(`<!doctype html><html><head><title>Меню — Кофейня</title>
		<meta name="description" content="для поиска">
		<meta property="og:title" content="  Меню &amp; цены\n на декабрь "><meta property="og:site_name" content="Кофейня">
		<meta property="og:description" content="Всё, что мы варим"><meta property="og:image" content="/pictures/menu.jpg?w=600&amp;h=3">
		</head><body><meta property="og:title" content="не отсюда"></body></html>`);
	expect(page).toEqual({
		...{ siteName: 'Кофейня', title: 'Меню & цены на декабрь', description: 'Всё, что мы варим' },
		picture: 'https://shop.example.com/pictures/menu.jpg?w=600&h=3'
	});
});

it('is content with a title, the page’s own and not that of a drawing', () => {
	const page = read('<title>Меню</title><svg><title>Чашка</title></svg><p>Раф</p>');
	expect(page).toEqual({ siteName: '', title: 'Меню', description: '', picture: null });
	expect(read('ничего').title).toBe('');
});

it('reads a page in the encoding that it is written in, whoever names it', () => {
	const inCyrillic = (head: string) =>
		Buffer.concat([Buffer.from(head), Buffer.from([0xcc, 0xe5, 0xed, 0xfe]), Buffer.from('</title>')]);
	const byPage = readPage(inCyrillic('<meta charset="windows-1251"><title>'), 'text/html', url);
	const byAnswer = readPage(inCyrillic('<title>'), 'text/html; charset="windows-1251"', url);
	expect([byPage.title, byAnswer.title]).toEqual(['Меню', 'Меню']);
	expect(read('<title>Меню</title>', 'text/html; charset=klingon').title).toBe('Меню');
});

it('keeps no more than a card shows, and no half letters', () => {
	const page = read(
		`<title>${'🧡'.repeat(500)}</title><meta name="description" content="${'я'.repeat(5000)}">`
	);
	expect([...page.title]).toHaveLength(200);
	expect(page.title.endsWith('🧡…')).toBe(true);
	expect(page.description).toHaveLength(300);
	expect(read('<meta property="og:image" content="http://">').picture).toBeNull();
});
