import type { Api } from 'grammy';
import { fromHtml } from '#sync/text/from-html.ts';
import { plainText } from '#sync/text/measure.ts';
import type { Channel, Outgoing, Verdict } from '../network.ts';
import { linkTo } from './link.ts';
import { isVisual } from './message.ts';
import { probe, type Wanted } from './probe.ts';
import type { Signal } from './signal.ts';

/** Clocks differ, and Telegram's instants have no fractions of a second. In milliseconds. */
const tolerance = 60_000;
const largestPage = 4 * 1024 * 1024;

/** Where a message can be looked for. */
interface Ways {
	webRoot: string;
	/** The channel's bot, and another one that may be in it; and a chat to which they can forward. */
	bots: Api[];
	serviceChat: string | undefined;
}

/** Looks for a message on the channel's public preview, and then, where the host has a chat for that, in the channel itself. */
export async function verify(
	{ webRoot, bots, serviceChat }: Ways,
	channel: Channel,
	{ part, before }: Outgoing,
	sentAfter: Date,
	signal: AbortSignal
): Promise<Verdict> {
	// What is pinned twice is pinned once.
	if (part.is === 'pin') return { is: 'absent' };
	const wanted = wantedOf(part, sentAfter);
	const seen = await onPage(webRoot, channel, wanted, signal);
	if (seen.is === 'published' || serviceChat === undefined || before === undefined) return seen;
	for (const api of bots) {
		// The cast: the library names the type of an older package, which the platform's own fulfils.
		const found = await probe(api, serviceChat, channel, { before, wanted }, signal as Signal);
		if (found.is !== 'unknown') return found;
	}
	return seen;
}

function wantedOf(part: Exclude<Outgoing['part'], { is: 'pin' }>, sentAfter: Date): Wanted {
	const count = part.is === 'message' ? Math.max(1, part.media.length) : 1;
	return {
		text: comparable(part.is === 'poll' ? part.poll.question : wordsIn(part.text)),
		...{ count, bearer: part.is === 'message' && !isVisual(part) ? count - 1 : 0 },
		earliest: sentAfter.getTime() - tolerance
	};
}

/**
 * A message found there is proof; one that is not there is none by itself, since the page is cached and shows only the newest: then what is there
 * is told.
 */
async function onPage(
	webRoot: string,
	channel: Channel,
	{ text: wanted, count, earliest }: Wanted,
	signal: AbortSignal
): Promise<Verdict> {
	if (channel.username === null) return unknown('a closed channel has no public page to look at');
	try {
		const page = await fetch(`${webRoot}/s/${channel.username}`, { signal, redirect: 'manual' });
		if (page.status !== 200) return unknown(`the channel has no public page (${page.status})`);
		const html = (await page.text()).slice(-largestPage);
		const messages = messagesIn(html);
		// A message without text cannot be recognised.
		const found = messages.find(({ text, at }) => wanted !== '' && text === wanted && at >= earliest);
		if (!found) return { is: 'missing', there: messages.map(({ id }) => String(id)) };
		// The page names an album by its first item; the others follow it without a gap.
		const externalIds = Array.from({ length: count }, (_, index) => String(found.id + index));
		return { is: 'published', sent: { externalIds, url: linkTo(channel, externalIds[0]) } };
	} catch {
		return unknown('the public page could not be read');
	}
}

const wordsIn = (html: string): string => plainText(fromHtml(html));

const unknown = (message: string): Verdict => ({ is: 'unknown', message });

const post = /data-post="[^"/]+\/(\d+)"/g;
const body = /<div class="tgme_widget_message_(?:text|poll_question)[^"]*"[^>]*>([\s\S]*?)<\/div>/;
const date = /class="tgme_widget_message_date"[\s\S]*?<time datetime="([^"]+)"/;

function messagesIn(html: string): { id: number; text: string; at: number }[] {
	const starts = [...html.matchAll(post)];
	return starts.map((start, index) => {
		const part = html.slice(start.index, starts[index + 1]?.index);
		const text = (body.exec(part)?.[1] ?? '').replaceAll(/<br\s*\/?>/gi, '\n').replaceAll('&nbsp;', ' ');
		return {
			id: Number(start[1]),
			text: comparable(wordsIn(text)),
			at: Date.parse(date.exec(part)?.[1] ?? '')
		};
	});
}

const comparable = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
