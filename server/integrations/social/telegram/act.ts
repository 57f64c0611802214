import { GrammyError, type Api } from 'grammy';
import type { ActOutcome, Channel, Outgoing, Sent } from '../network.ts';
import { classify } from './classify.ts';
import { linkPreview } from './link-preview.ts';
import { above, isVisual } from './message.ts';
import type { Signal } from './signal.ts';

/** Changes to what is out. Telegram's word that something is done already counts as done (spec: services.md, 1.2). */

export const edit = (
	api: Api,
	{ externalId: chat }: Channel,
	{ part, options }: Outgoing,
	sent: Sent,
	signal: Signal
): Promise<ActOutcome> =>
	asked(/message is not modified/i, async () => {
		const bearer = captionBearer(part, sent);
		if (part.is !== 'message' || bearer === undefined) return;
		// Left out, the keyboard would be taken away.
		const keyboard =
			part.hasButtons && options.buttons ? { reply_markup: { inline_keyboard: options.buttons } } : {};
		const parse_mode = 'HTML' as const;
		if (part.media.length > 0) {
			const caption = { caption: part.text, parse_mode, ...above(part, options), ...keyboard };
			await api.editMessageCaption(chat, bearer, caption, signal);
		} else {
			const text = { parse_mode, ...linkPreview(options), ...keyboard };
			await api.editMessageText(chat, bearer, part.text, text, signal);
		}
	});

/** The message of a part that its words stand at: see message.ts. */
function captionBearer(part: Outgoing['part'], { externalIds }: Sent): number | undefined {
	if (part.is !== 'message') return undefined;
	const id = isVisual(part) ? externalIds[0] : externalIds.at(-1);
	return id === undefined ? undefined : Number(id);
}

/** One call for all of them: one that may not be deleted would otherwise leave half of an album. */
export const remove = (
	api: Api,
	{ externalId: chat }: Channel,
	sent: Sent[],
	signal: Signal
): Promise<ActOutcome> =>
	asked(/message to delete not found/i, async () => {
		const ids = sent.flatMap(({ externalIds }) => externalIds.map(Number));
		const [only] = ids;
		if (ids.length === 1 && only !== undefined) await api.deleteMessage(chat, only, signal);
		else
			for (let at = 0; at < ids.length; at += 100)
				await api.deleteMessages(chat, ids.slice(at, at + 100), signal);
	});

export const unpin = (
	api: Api,
	{ externalId: chat }: Channel,
	first: Sent,
	signal: Signal
): Promise<ActOutcome> =>
	asked(/message to unpin not found|message is not pinned/i, async () => {
		await api.unpinChatMessage(chat, Number(first.externalIds[0]), undefined, signal);
	});

async function asked(isDone: RegExp, ask: () => Promise<void>): Promise<ActOutcome> {
	try {
		await ask();
		return { is: 'done' };
	} catch (error) {
		if (error instanceof GrammyError && isDone.test(error.description)) return { is: 'done' };
		const outcome = classify(error, 'change');
		return outcome.is === 'published' ? { is: 'done' } : outcome;
	}
}
