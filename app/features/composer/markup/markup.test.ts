import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDocument, toDocument } from './document.ts';
import { fromHtml } from '#sync/text/from-html.ts';
import { lengthOf, plainText, snippetOf } from '#sync/text/measure.ts';
import { append, ordered, type Block, type Mark, type RichText, type Span } from '#sync/text/rich-text.ts';
import { schema } from './schema.ts';
import { toHtml } from '#sync/text/to-html.ts';

const editorSchema = getSchema(schema);

/** What a post's markup is after the editor has opened it and written it again. */
function throughEditor(html: string): string {
	const node = editorSchema.nodeFromJSON(toDocument(fromHtml(html)));
	node.check();
	return toHtml(fromDocument(node.toJSON()));
}

const kept = [
	'',
	'Доброе утро',
	'a\nb',
	'a\n\nb',
	'\n\n',
	'  two  spaces ',
	'<b>жирный</b> и <i>курсив</i>',
	'<b>a<i>b</i></b><i>c</i>',
	'<a href="https://example.com/?a=1&amp;b=2">ссылка <b>сюда</b></a>',
	'<u>u</u><s>s</s><tg-spoiler>тайна</tg-spoiler>',
	'1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;так&quot;',
	'<code>x &lt; y</code>',
	'<pre>one\n\ntwo  </pre>',
	'<pre><code class="language-python">print(1)\n</code></pre>',
	'before\n<pre>x</pre>\nafter',
	'<blockquote>a\n\n<b>b</b></blockquote>\nafter',
	'<blockquote expandable>long</blockquote>',
	'<blockquote>a</blockquote>\n<blockquote>b</blockquote>\n\nc\n',
	'<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji><tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
	'👨‍👩‍👧‍👦 семья'
];

it.each(kept)('comes back from the editor as it went in: %j', (html) => {
	expect(throughEditor(html)).toBe(html);
});

const changed: [string, string][] = [
	['<strong>a</strong><em>b</em><ins>c</ins><del>d</del>', '<b>a</b><i>b</i><u>c</u><s>d</s>'],
	['<i><b>x</b></i>', '<b><i>x</i></b>'],
	['<b>over\ntwo lines</b>', '<b>over</b>\n<b>two lines</b>'],
	['a<br>b<br/>c\r\nd', 'a\nb\nc\nd'],
	['<span class="tg-spoiler">x</span><span style="color:red">y</span>', '<tg-spoiler>x</tg-spoiler>y'],
	['<h1>Title</h1><script>alert(1)</script>', 'Titlealert(1)'],
	['<a href="javascript:alert(1)">x</a>', 'x'],
	['<b>a</b><b>b</b>', '<b>ab</b>'],
	['<b><code>x</code></b>', '<code>x</code>'],
	['<blockquote>a</blockquote>b', '<blockquote>a</blockquote>\nb'],
	['a<blockquote>b</blockquote>', 'a\n<blockquote>b</blockquote>'],
	['<b>never closed', '<b>never closed</b>'],
	['</b>never opened', 'never opened'],
	['a < b <3 &copy; &#1078;&#x436;', 'a &lt; b &lt;3 &amp;copy; жж'],
	['<blockquote>a<pre>b</pre></blockquote>', '<blockquote>a<code>b</code></blockquote>']
];

it.each(changed)('brings %j into its one form', (html, form) => {
	expect(throughEditor(html)).toBe(form);
});

const anyText = fc.string({
	unit: fc.constantFrom('a', 'ж', ' ', '<', '&', '"', '👍', '\u00a0'),
	minLength: 1,
	maxLength: 5
});
const anyMark: fc.Arbitrary<Mark> = fc.constantFrom<Mark>(
	{ is: 'bold' },
	{ is: 'italic' },
	{ is: 'underline' },
	{ is: 'strike' },
	{ is: 'spoiler' },
	{ is: 'code' },
	{ is: 'link', href: 'https://example.com/?q="&x=1' },
	{ is: 'link', href: 'tg://resolve?domain=x' },
	{ is: 'emoji', emojiId: '5368' }
);
const anyLine: fc.Arbitrary<Span[]> = fc
	.array(fc.tuple(anyText, fc.array(anyMark, { maxLength: 4 })), { maxLength: 4 })
	.map((parts) => {
		const spans: Span[] = [];
		for (const [text, marks] of parts) append(spans, text, ordered(marks));
		return spans;
	});
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
	{ weight: 4, arbitrary: anyLine.map((spans) => ({ is: 'line' as const, spans })) },
	fc.record({
		is: fc.constant('quote' as const),
		isExpandable: fc.boolean(),
		lines: fc.array(anyLine, { minLength: 1, maxLength: 3 })
	}),
	fc.record({
		is: fc.constant('code' as const),
		language: fc.constantFrom(null, 'python', 'c++'),
		text: fc.string({ unit: fc.constantFrom('x', '\n', '<', '&', ' ') })
	})
);
const anyRichText: fc.Arbitrary<RichText> = fc.array(anyBlock, { minLength: 1, maxLength: 6 });

it('keeps every text exactly, through markup and editor', () => {
	fc.assert(
		fc.property(anyRichText, (text) => {
			const html = toHtml(text);
			expect(fromHtml(html)).toEqual(text);
			expect(throughEditor(html)).toBe(html);
		}),
		{ numRuns: 3000 }
	);
});

it('reads anything at all, and its own form a second time without change', () => {
	const anyMarkup = fc
		.array(
			fc.constantFrom(
				'<b>',
				'</b>',
				'<pre>',
				'</pre>',
				'<blockquote>',
				'</blockquote>',
				'<a href="https://a.b">',
				'</a>',
				'\n',
				'x',
				'<',
				'&',
				'<code>',
				'</code>',
				'<br>'
			),
			{ maxLength: 20 }
		)
		.map((parts) => parts.join(''));
	fc.assert(
		fc.property(anyMarkup, (html) => {
			const once = throughEditor(html);
			expect(throughEditor(once)).toBe(once);
		}),
		{ numRuns: 3000 }
	);
});

describe('what is counted and shown', () => {
	it('counts code points of the text alone, without the space around it', () => {
		expect(lengthOf(' <b>при</b>вет 👍\n')).toBe(8);
		expect(lengthOf('<a href="https://example.com">a &amp; b</a>')).toBe(5);
		expect(lengthOf('👨‍👩‍👧')).toBe(5);
		expect(lengthOf('')).toBe(0);
	});

	it('shows the text as lines', () => {
		expect(plainText(fromHtml('a\n<blockquote>b\nc</blockquote>\n<pre>d</pre>'))).toBe('a\nb\nc\nd');
	});

	it('shortens for a list, between letters that belong together', () => {
		expect(snippetOf('<b>Доброе</b>\n\nутро')).toBe('Доброе утро');
		expect(snippetOf('👍👍👍', 2)).toBe('👍👍…');
	});

	it('reads as far as a list needs, through as much markup as there is', () => {
		const dressed = '<b>дд</b>'.repeat(60);
		expect(snippetOf(dressed, 50)).toBe(`${'д'.repeat(50)}…`);
		expect(snippetOf('а'.repeat(5000), 50)).toBe(`${'а'.repeat(50)}…`);
		expect(snippetOf(`${'а '.repeat(50)}<i>б</i>`, 101)).toBe(`${'а '.repeat(50)}б`);
	});
});
