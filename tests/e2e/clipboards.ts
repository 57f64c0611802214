/** What programs lay on the clipboard, as their users copy it, and what the editor makes of it. */
export interface Clipboard {
	from: string;
	html: string;
	text?: string;
	/** As the editor draws it: one paragraph a line. */
	becomes: string;
}

const line = (html: string) => `<p>${html}</p>`;
const empty = '<p><br class="ProseMirror-trailingBreak"></p>';
const spoiler = (text: string) => `<span class="tg-spoiler">${text}</span>`;
const link = (href: string, text: string) => `<a href="${href}" rel="noopener nofollow">${text}</a>`;

export const clipboards: Clipboard[] = [
	{
		from: 'Telegram Desktop, which gives other programs the words alone',
		html: '',
		text: 'Меню на осень:\n— раф <новый>\n\nЖдём & любим',
		becomes: [line('Меню на осень:'), line('— раф &lt;новый&gt;'), empty, line('Ждём &amp; любим')].join('')
	},
	{
		from: 'Telegram Web A',
		html: `<div class="text-content clearfix with-meta" dir="auto"><strong data-entity-type="MessageEntityBold">Раф</strong> и <em data-entity-type="MessageEntityItalic">какао</em><br><span class="Spoiler concealed" data-entity-type="MessageEntitySpoiler"><span class="content">тайна</span></span> <code class="text-entity-code clickable" data-entity-type="MessageEntityCode" role="textbox">код</code> <img src="./img-apple-64/2615.png" class="emoji emoji-small" alt="☕️" data-path="./img-apple-64/2615.png"><br><a href="https://example.com/menu" title="example.com" target="_blank" rel="noopener noreferrer" class="text-entity-link" dir="auto" data-entity-type="MessageEntityUrl">меню</a> <a class="text-entity-link" dir="auto" data-entity-type="MessageEntityMention">@coffee</a><span class="blockquote-root"><blockquote data-entity-type="MessageEntityBlockquote"><div class="gradient">Цитата<br>в две строки</div><div class="collapse" aria-hidden="true">Ещё</div></blockquote></span></div>`,
		becomes: [
			line('<strong>Раф</strong> и <em>какао</em>'),
			line(`${spoiler('тайна')} <code>код</code> ☕️`),
			line(`${link('https://example.com/menu', 'меню')} @coffee`),
			empty,
			`<blockquote>${line('Цитата')}${line('в две строки')}</blockquote>`
		].join('')
	},
	{
		from: 'Telegram Web K',
		html: `<meta charset='utf-8'><span class="translatable-message" style="white-space: pre-wrap; color: rgb(0, 0, 0);"><strong>Раф</strong>\nи <del>чай</del> <span class="spoiler"><span class="spoiler-text">тайна</span></span> <u>сегодня</u> <a class="anchor-url" href="https://example.com" target="_blank" rel="noopener noreferrer">тут</a></span>`,
		becomes: [
			line('<strong>Раф</strong>'),
			line(`и <s>чай</s> ${spoiler('тайна')} <u>сегодня</u> ${link('https://example.com', 'тут')}`)
		].join('')
	},
	{
		from: 'Word',
		html: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style></head><body lang=RU style='tab-interval:35.4pt'><!--StartFragment--><p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span style='font-size:14.0pt;color:red'>Осень<o:p></o:p></span></b></p><p class=MsoNormal><span style='font-family:"Arial"'>Приходите <i>греться</i>:<o:p></o:p></span></p><p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>раф<o:p></o:p></p><p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>какао<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Ждём!<o:p></o:p></p><!--EndFragment--></body></html>`,
		becomes: [
			...[line('<strong>Осень</strong>'), empty, line('Приходите <em>греться</em>:')],
			...[empty, line('• раф'), line('2. какао'), empty, line('Ждём!')]
		].join('')
	},
	{
		from: 'Google Docs',
		html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:700;font-style:normal;white-space:pre-wrap;">Раф</span><span style="font-size:11pt;font-weight:400;text-decoration:underline;white-space:pre-wrap;"> горячий</span></p></b>`,
		becomes: line('<strong>Раф</strong><u> горячий</u>')
	},
	{
		from: 'a page of the web',
		html: `<article><h2>Кофе</h2><p style="color:#333">Пьют <b>утром</b>&nbsp;и&nbsp;вечером. <a href="/about">О нас</a> <a href="javascript:alert(1)">жми</a><img src="https://example.com/x.png" alt="картинка"></p><ol start="3"><li>раз</li><li><p>два</p></li></ol><pre><code class="language-js">let a;\n</code></pre><button>Скопировать</button><table><tr><td>Раф</td><td>290 ₽</td></tr></table><script>alert(1)</script></article>`,
		becomes: [
			...[
				line('<strong>Кофе</strong>'),
				empty,
				line('Пьют <strong>утром</strong>&nbsp;и&nbsp;вечером. О нас жми')
			],
			...[empty, line('3. раз'), line('4. два'), empty],
			...['<pre language="js"><code class="language-js">let a;</code></pre>', empty, line('Раф 290 ₽')]
		].join('')
	}
];
