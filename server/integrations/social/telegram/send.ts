import type { Api } from 'grammy';
import { missingFile } from '../missing-file.ts';
import type { Channel, Outgoing, SendOutcome, Sent } from '../network.ts';
import { classify } from './classify.ts';
import { linkTo } from './link.ts';
import { sendMessage } from './message.ts';
import { sendPoll } from './poll.ts';
import type { Signal } from './signal.ts';

/** Sends one part, and classes whatever comes of it. */
export async function send(
	api: Api,
	channel: Channel,
	outgoing: Outgoing,
	deadline: AbortSignal
): Promise<SendOutcome> {
	const missing = await missingFile(outgoing);
	if (missing) return { is: 'refused', code: 'media_not_found', message: `the file ${missing} is gone` };
	if (deadline.aborted) {
		const message = 'the time for this try was over before it began';
		return { is: 'not_sent', retryAfterMs: 0, code: 'unavailable', message };
	}
	try {
		// The cast: the library names the type of an older package, which the platform's own fulfils.
		const sent = await deliver(api, channel, outgoing, deadline as Signal);
		if (sent) return { is: 'published', sent };
		const message = 'the answer of Telegram does not name the message';
		return { is: 'unknown', code: 'unavailable', message };
	} catch (error) {
		return classify(error, outgoing.part.is === 'pin' ? 'change' : 'send');
	}
}

/** Undefined where Telegram said yes without saying to what. */
async function deliver(
	api: Api,
	channel: Channel,
	{ part, options, first }: Outgoing,
	signal: Signal
): Promise<Sent | undefined> {
	const chat = channel.externalId;
	switch (part.is) {
		case 'message': {
			const ids = await sendMessage(api, chat, part, options, signal);
			return named(channel, ids, Math.max(1, part.media.length));
		}
		case 'poll':
			return named(channel, [await sendPoll(api, chat, part.poll, options, signal)], 1);
		case 'pin': {
			const about = Number(first?.externalIds[0]);
			await api.pinChatMessage(chat, about, { disable_notification: true }, signal);
			return { externalIds: [], url: null };
		}
		case 'comment':
			throw new Error('Telegram’s manifest offers no first comment');
	}
}

function named(channel: Channel, ids: number[], count: number): Sent | undefined {
	const externalIds = ids.filter(Number.isSafeInteger).map(String);
	return externalIds.length === count ? { externalIds, url: linkTo(channel, externalIds[0]) } : undefined;
}
