import { APIError } from 'vk-io';
import { describe, expect, it } from 'vitest';
import { cardOf } from '#app/features/composer/preview/link-card.ts';
import { piecesOf } from '#app/features/composer/preview/pieces.ts';
import { emailAskedLetter, emailChangedLetter } from '#server/auth/letters.ts';
import { csvLine } from '#server/core/csv.ts';
import { classify } from '#server/integrations/social/vk/classify.ts';
import { telegramManifest as telegram } from '#server/integrations/social/telegram/manifest.ts';
import { invitationLetter, welcomeLetter } from '#server/members/letters.ts';
import { digestLetter } from '#server/notices/digest-words.ts';
import { cleanHtml } from '#server/posts/clean-html.ts';
import { button, targetOptions } from '#sync/records/post.ts';
import { dressed } from '#sync/text/dress.ts';
import { fromHtml } from '#sync/text/from-html.ts';
import { planParts } from '#sync/text/parts.ts';
import { toHtml } from '#sync/text/to-html.ts';
import { parseHtml } from '../kit/telegram/parse-html.ts';
import { ofKind, texts } from './corpora/xss.ts';
import { harmIn, leadsOut, skeleton } from './harm.ts';

/** Where in a text somebody may put it. */
const places = (text: string): string[] => [
	...[text, `<b>${text}</b>`, `<blockquote>${text}</blockquote>`, `<pre><code>${text}</code></pre>`],
	...[`<a href="https://a.example/">${text}</a>`, `<a href="${text}">x</a>`, `<a href='${text}'>x</a>`],
	...[`<a href=${text}>x</a>`, `<tg-emoji emoji-id="${text}">👍</tg-emoji>`, `<span class="${text}">x</span>`]
];
const all = texts.flatMap(places);
const named = (found: Record<string, string[]>) =>
	Object.fromEntries(Object.entries(found).filter(([, harm]) => harm.length > 0));
/** By each text what is wrong with what becomes of it. */
const wrongIn = (given: string[], become: (text: string) => string) =>
	named(Object.fromEntries(given.map((text) => [text, harmIn(become(text))])));

/** Where a network sends a person that it takes for a robot. */
function pageAskedFor(address: string): string | null | undefined {
	const said = { error_code: 14, error_msg: 'Captcha needed', request_params: [], captcha_sid: '1' };
	const outcome = classify(new APIError({ ...said, redirect_uri: address }), 'post');
	return outcome.is === 'refused' ? outcome.challenge?.page : undefined;
}

describe('words that mean harm (F21)', () => {
	it('are many, and the judge knows them as what they are', () => {
		expect(new Set(texts).size).toBe(texts.length);
		expect(texts.length).toBeGreaterThanOrEqual(150);
		for (const text of [...ofKind('markup').slice(0, 4), '<template><img src=x></template>']) {
			expect(harmIn(text), text).not.toEqual([]);
		}
		for (const text of ofKind('address')) expect(harmIn(`<b onclick='1'>${text}</b>`)).not.toEqual([]);
	});

	it('leave nothing that runs in what a post is kept as', () => {
		expect(wrongIn(all, cleanHtml)).toEqual({});
	});

	it('leave nothing that runs where markup is read and written again, cleaned or not', () => {
		expect(wrongIn(all, (text) => toHtml(fromHtml(text)))).toEqual({});
		expect(wrongIn(all, (text) => toHtml(fromHtml(cleanHtml(text))))).toEqual({});
	});

	it('reach Telegram as markup that it takes, signature, marks in links and all', () => {
		const utm = { source: '"><b onclick=x>', medium: '<', campaign: '&', content: '', term: '', hosts: [] };
		for (const text of all) {
			const html = cleanHtml(text);
			const content = dressed(
				telegram,
				{ html, media: [], poll: null, options: {} },
				{ signature: html, utm }
			);
			for (const part of planParts(telegram, content, 'split').parts) {
				if (part.is !== 'message') continue;
				expect(harmIn(part.text), text).toEqual([]);
				expect(parseHtml(part.text), text).not.toHaveProperty('error');
			}
		}
	});

	it('are words in every letter, and change nothing of its page', () => {
		const [to, link] = ['anna@example.test', 'https://twexel.test/x'];
		const letters = (text: string) => [
			invitationLetter({ to, locale: 'ru', by: text, project: text, link }),
			welcomeLetter({ to, locale: 'en', by: text, project: text, link }),
			emailAskedLetter(to, 'ru', 'https://twexel.test', text),
			emailChangedLetter(to, 'en', 'https://twexel.test', text),
			digestLetter(
				{ email: to, locale: 'ru' },
				[
					{ kind: 'failed', postId: null, about: text, project: text },
					{ kind: 'account_lost', postId: null, about: text, project: text }
				],
				'https://twexel.test'
			),
			digestLetter(
				{ email: to, locale: 'en' },
				[{ kind: 'failed', postId: null, about: text, project: text }],
				'https://twexel.test'
			)
		];
		const harmless = letters('x').map(({ html }) => skeleton(html ?? ''));
		for (const text of texts) {
			expect(
				letters(text).map(({ html }) => skeleton(html ?? '')),
				text
			).toEqual(harmless);
		}
	});

	it('are links nowhere: not among plain words, not on a card, a button or a page that a network sends people to', () => {
		for (const text of texts) {
			const hrefs = [
				...piecesOf(text).flatMap(({ href }) => href ?? []),
				...piecesOf(`слово ${text} слово`).flatMap(({ href }) => href ?? []),
				...[true, false].flatMap((isPlain) => cardOf(text, isPlain, {})?.href ?? [])
			];
			expect(
				hrefs.filter((href) => !leadsOut(href)),
				text
			).toEqual([]);
			const taken = [
				button.safeParse({ text: 'x', url: text }).data?.url,
				targetOptions.safeParse({ link: text }).data?.link,
				targetOptions.safeParse({ copyright: text }).data?.copyright,
				pageAskedFor(text)
			];
			for (const url of taken) if (url) expect(new URL(url).protocol, text).toMatch(/^https?:$/);
		}
	});
});

/** A line as a spreadsheet would cut it, whichever of its two signs it takes for the end of a cell. */
function cellsOf(line: string, separator: ',' | ';'): string[] {
	const cell = new RegExp(
		`(?:^|${separator}|\\r?\\n|\\t)(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n\\t]*))`,
		'g'
	);
	return [...line.matchAll(cell)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
}

describe('cells (F21)', () => {
	it('are computed by no spreadsheet, be it one that separates by commas or by semicolons', () => {
		for (const text of texts) {
			const line = csvLine([1, text, 'x', text, `x ${text}`]);
			for (const separator of [',', ';'] as const) {
				for (const cell of cellsOf(line, separator)) {
					expect(cell.replace(/^[\s\u200b-\u200f\u2060\ufeff]+/, ''), JSON.stringify(text)).not.toMatch(
						/^[=+\-@|%＝＋－＠]/
					);
				}
			}
		}
	});
});
