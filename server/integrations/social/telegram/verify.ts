import type { Channel, Outgoing, Verdict } from '../network.ts';
import { visibleText } from '../visible-text.ts';
import { linkTo } from './link.ts';

/** Clocks differ, and Telegram's instants have no fractions of a second. In milliseconds. */
const tolerance = 60_000;
const largestPage = 4 * 1024 * 1024;

/**
 * Looks at the channel's public preview. A message found there is proof; one that is not there is none, since the page is cached and shows
 * only the newest, so the answer is then "unknown".
 */
export async function verify(
	webRoot: string,
	channel: Channel,
	outgoing: Outgoing,
	sentAfter: Date,
	signal: AbortSignal
): Promise<Verdict> {
	if (channel.username === null) return unknown('a closed channel has no public page to look at');
	const wanted = comparable(visibleText(outgoing.html));
	if (wanted === '') return unknown('a message without text cannot be recognised on the public page');
	try {
		const page = await fetch(`${webRoot}/s/${channel.username}`, { signal, redirect: 'manual' });
		if (page.status !== 200) return unknown(`the channel has no public page (${page.status})`);
		const html = (await page.text()).slice(-largestPage);
		const earliest = sentAfter.getTime() - tolerance;
		const found = messagesIn(html).find(({ text, at }) => text === wanted && at >= earliest);
		if (!found) return unknown('the message is not on the public page');
		// The page names an album by its first item; the others follow it without a gap.
		const count = Math.max(1, outgoing.media.length);
		const externalIds = Array.from({ length: count }, (_, index) => String(found.id + index));
		return { is: 'published', sent: { externalIds, url: linkTo(channel, externalIds[0]) } };
	} catch {
		return unknown('the public page could not be read');
	}
}

const unknown = (message: string): Verdict => ({ is: 'unknown', message });

const post = /data-post="[^"/]+\/(\d+)"/g;
const body = /<div class="tgme_widget_message_text[^"]*"[^>]*>([\s\S]*?)<\/div>/;
const date = /class="tgme_widget_message_date"[\s\S]*?<time datetime="([^"]+)"/;

function messagesIn(html: string): { id: number; text: string; at: number }[] {
	const starts = [...html.matchAll(post)];
	return starts.map((start, index) => {
		const part = html.slice(start.index, starts[index + 1]?.index);
		const text = (body.exec(part)?.[1] ?? '').replaceAll(/<br\s*\/?>/gi, '\n').replaceAll('&nbsp;', ' ');
		return {
			id: Number(start[1]),
			text: comparable(visibleText(text)),
			at: Date.parse(date.exec(part)?.[1] ?? '')
		};
	});
}

const comparable = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
