import type { Mail } from './mail.ts';

/** What a letter says: paragraphs of plain text around one link. */
export interface Letter {
	to: string;
	subject: string;
	before: string[];
	button: string;
	link: string;
	after: string[];
}

/** The letter as text and as simple HTML: no pictures, nothing that is loaded from anywhere. */
export function letter({ to, subject, before, button, link, after }: Letter): Mail {
	const text = [...before, link, ...after].join('\n\n') + '\n';
	const html = [
		'<!doctype html><html><body style="font:16px/1.5 system-ui,sans-serif;color:#1c1c1e;max-width:36em">',
		...before.map(paragraph),
		`<p><a href="${escape(link)}" style="display:inline-block;padding:10px 18px;border-radius:8px;background:#1f5eff;color:#fff;text-decoration:none">${escape(button)}</a></p>`,
		`<p style="color:#6b6b70;font-size:13px;word-break:break-all">${escape(link)}</p>`,
		...after.map(paragraph),
		'</body></html>'
	].join('\n');
	return { to, subject, text, html, link };
}

const paragraph = (text: string): string => `<p>${escape(text)}</p>`;

const escape = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
