import type { Mail } from './mail.ts';

/** What a letter says: paragraphs of plain text around one link. */
export interface Letter {
	to: string;
	subject: string;
	before: string[];
	button: string;
	link: string;
	after: string[];
	/** For programs that read aloud or hyphenate. */
	locale?: 'ru' | 'en';
}

/** The letter as text and as HTML: no pictures, nothing that is loaded from anywhere, tables for the programs that know no better. */
export function letter({ to, subject, before, button, link, after, locale = 'ru' }: Letter): Mail {
	const address = `<a href="${escape(link)}" class="quiet" style="${styles.quiet}">${escape(link)}</a>`;
	const text = [...before, `${button}:\n${link}`, ...after].join('\n\n') + '\n\n-- \nTwexel\n';
	const html = [
		`<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
		'<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
		`<title>${escape(subject)}</title><style>${dark}</style></head>`,
		`<body class="page" style="${styles.page}">`,
		'<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:32px 16px">',
		`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:520px">`,
		`<tr><td class="name" style="${styles.name}">Twexel</td></tr>`,
		`<tr><td class="card" style="${styles.card}">`,
		`<h1 class="ink" style="${styles.title}">${escape(subject)}</h1>`,
		...before.map((words) => paragraph(words, 'ink', styles.text)),
		`<p style="margin:24px 0"><a href="${escape(link)}" class="button" style="${styles.button}">${escape(button)}</a></p>`,
		...after.map((words) => paragraph(words, 'quiet', styles.small)),
		'</td></tr>',
		`<tr><td class="quiet" style="${styles.foot}">${address}</td></tr>`,
		'</table></td></tr></table></body></html>'
	].join('\n');
	return { to, subject, text, html, link };
}

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

/** Beside every element: many mail programs throw a style sheet away. */
const styles = {
	page: `margin:0;padding:0;background:#f4f4f6;color:#1c1c1e;${font}`,
	name: `padding:0 4px 16px;color:#1c1c1e;font-size:18px;font-weight:700;letter-spacing:-0.01em;${font}`,
	card: `padding:28px;background:#ffffff;border:1px solid #e3e3e8;border-radius:12px;${font}`,
	title: `margin:0 0 16px;color:#1c1c1e;font-size:20px;line-height:1.3;font-weight:600;${font}`,
	text: `margin:0 0 12px;color:#1c1c1e;font-size:16px;line-height:1.5;${font}`,
	small: `margin:0 0 8px;color:#6b6b70;font-size:14px;line-height:1.5;${font}`,
	button: `display:inline-block;padding:12px 20px;border-radius:8px;background:#9a2f78;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none;${font}`,
	foot: `padding:16px 4px 0;color:#6b6b70;font-size:12px;line-height:1.5;word-break:break-all;${font}`,
	quiet: 'color:#6b6b70;text-decoration:none'
};

/** For those that keep it, where people read on a dark ground. */
const dark = `@media (prefers-color-scheme: dark) {
.page { background: #121214 !important }
.card { background: #1c1c1f !important; border-color: #2e2e33 !important }
.name, .ink { color: #f2f2f4 !important }
.quiet { color: #a0a0a8 !important }
}`;

const paragraph = (text: string, tone: 'ink' | 'quiet', style: string): string =>
	`<p class="${tone}" style="${style}">${escape(text)}</p>`;

const escape = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
