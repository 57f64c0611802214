import { GrammyError, type Api } from 'grammy';
import type { Message } from 'grammy/types';
import type { Channel, Verdict } from '../network.ts';
import { linkTo } from './link.ts';
import type { Signal } from './signal.ts';

/** So many numbers in a row without a message are the end of the channel: those in between are messages that were deleted. */
const farEnough = 10;
/** And so many are looked at at most. */
const mostLooks = 30;

export interface Wanted {
	/** What its readers see of it; empty where it has no words. */
	text: string;
	/** How many messages it is, and which of them bears the words. */
	count: number;
	bearer: number;
	/** No message from before this is it, in milliseconds. */
	earliest: number;
}

/**
 * Looks for a message by having its channel's newest ones forwarded to a chat of the host's, where nobody but the host sees them: a bot may
 * not read what it has sent, and may forward it (spec: publishing.md, 6). One that is known to be there has to come through first, or nothing of
 * what does not come through means anything. The copies are taken away again.
 */
export async function probe(
	api: Api,
	serviceChat: string,
	channel: Channel,
	{ before, wanted }: { before: string; wanted: Wanted },
	signal: Signal
): Promise<Verdict> {
	const copies: number[] = [];
	const forwarded = async (id: number): Promise<Message | 'nothing'> => {
		try {
			const quietly = { disable_notification: true };
			const copy = await api.forwardMessage(serviceChat, channel.externalId, id, quietly, signal);
			copies.push(copy.message_id);
			return copy;
		} catch (error) {
			if (error instanceof GrammyError && /message to forward not found/i.test(error.description))
				return 'nothing';
			throw error;
		}
	};
	try {
		if ((await forwarded(Number(before))) === 'nothing')
			return unknown('a message that is known did not come through');
		const there = [before];
		let gap = 0;
		for (let id = Number(before) + 1; gap < farEnough && id <= Number(before) + mostLooks; id++) {
			const copy = await forwarded(id);
			gap = copy === 'nothing' ? gap + 1 : 0;
			if (copy === 'nothing') continue;
			there.push(String(id));
			if (isIt(copy, wanted)) return published(channel, id - wanted.bearer, wanted.count);
		}
		return gap < farEnough
			? unknown('the channel has too many new messages')
			: { is: 'missing', there, isLive: true };
	} catch {
		// Kept from being forwarded, too many at once, or nobody to ask: none of it tells anything.
		return unknown('the channel’s messages could not be forwarded to the service chat');
	} finally {
		await forget(api, serviceChat, copies);
	}
}

/** Words that are nowhere do not make two messages the same. */
const isIt = (copy: Message, { text, earliest }: Wanted): boolean =>
	text !== '' &&
	comparable(copy.text ?? copy.caption ?? copy.poll?.question ?? '') === comparable(text) &&
	(copy.forward_origin?.date ?? 0) * 1000 >= earliest;

const comparable = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const unknown = (message: string): Verdict => ({ is: 'unknown', message });

function published(channel: Channel, first: number, count: number): Verdict {
	const externalIds = Array.from({ length: count }, (_, index) => String(first + index));
	return { is: 'published', sent: { externalIds, url: linkTo(channel, externalIds[0]) } };
}

async function forget(api: Api, serviceChat: string, copies: number[]): Promise<void> {
	if (copies.length > 0) await api.deleteMessages(serviceChat, copies).catch(() => undefined);
}
