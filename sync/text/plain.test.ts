import { expect, it } from 'vitest';
import { fromHtml } from './from-html.ts';
import { toPlain } from './plain.ts';

it.each([
	['Доброе утро', 'Доброе утро'],
	['<b>Скидка</b> <i>всем</i>', 'Скидка всем'],
	['<a href="https://shop.example/sale">Распродажа</a> идёт', 'Распродажа (https://shop.example/sale) идёт'],
	['<a href="https://shop.example/">shop.example</a>', 'shop.example'],
	['<a href="https://shop.example/a">в <b>магазин</b></a>!', 'в магазин (https://shop.example/a)!'],
	['<a href="mailto:a@b.example">пишите</a>', 'пишите (a@b.example)'],
	['<tg-spoiler>тайна</tg-spoiler>', 'тайна'],
	['<blockquote>раз\nдва</blockquote>', '«раз»\n«два»'],
	['<pre>let x</pre>', 'let x'],
	['[club1|Клуб] и @club1 #тег', '[club1|Клуб] и @club1 #тег'],
	['1 &lt; 2\n\n ', '1 < 2']
])('writes %j without markup', (html, plain) => {
	expect(toPlain(fromHtml(html))).toBe(plain);
});
