import { access } from 'node:fs/promises';
import { type Api, InputFile, InputMediaBuilder } from 'grammy';
import type { Channel, Outgoing, OutgoingMedium, SendOutcome } from '../network.ts';
import { classify } from './classify.ts';
import { linkTo } from './link.ts';

type Signal = Parameters<Api['getMe']>[0];

/** Sends one message or one album, and classes whatever comes of it. */
export async function send(
	api: Api,
	channel: Channel,
	outgoing: Outgoing,
	signal: AbortSignal
): Promise<SendOutcome> {
	const missing = await missingFile(outgoing.media);
	if (missing) return { is: 'refused', code: 'media_not_found', message: `the file ${missing} is gone` };
	if (signal.aborted) {
		const message = 'the time for this try was over before it began';
		return { is: 'not_sent', retryAfterMs: 0, code: 'unavailable', message };
	}
	try {
		// The cast: the library names the type of an older package, which the platform's own fulfils.
		const ids = await deliver(api, channel.externalId, outgoing, signal as Signal);
		const externalIds = ids.filter(Number.isSafeInteger).map(String);
		if (externalIds.length !== Math.max(1, outgoing.media.length)) {
			return {
				is: 'unknown',
				code: 'unavailable',
				message: 'the answer of Telegram does not name the message'
			};
		}
		return { is: 'published', sent: { externalIds, url: linkTo(channel, externalIds[0]) } };
	} catch (error) {
		return classify(error);
	}
}

async function deliver(api: Api, chatId: string, outgoing: Outgoing, signal: Signal): Promise<number[]> {
	const { html, media, options } = outgoing;
	const [first] = media;
	const common = {
		...(options.silent ? { disable_notification: true } : {}),
		...(options.protect ? { protect_content: true } : {}),
		...(options.topicId ? { message_thread_id: options.topicId } : {})
	};
	const keyboard = options.buttons?.length ? { reply_markup: { inline_keyboard: options.buttons } } : {};
	if (!first) {
		const preview = options.disableLinkPreview ? { link_preview_options: { is_disabled: true } } : {};
		const text = { ...common, ...keyboard, ...preview, parse_mode: 'HTML' as const };
		return [(await api.sendMessage(chatId, html, text, signal)).message_id];
	}
	if (media.length === 1) {
		const one = { ...common, ...keyboard, ...captioned(html), has_spoiler: first.spoiler };
		const sent =
			first.kind === 'animation'
				? await api.sendAnimation(chatId, fileOf(first), one, signal)
				: await api.sendPhoto(chatId, fileOf(first), one, signal);
		return [sent.message_id];
	}
	const album = media.map((medium, index) =>
		// Clients show the caption below the album when only one of its items has one.
		InputMediaBuilder.photo(fileOf(medium), {
			...(index === 0 ? captioned(html) : {}),
			has_spoiler: medium.spoiler
		})
	);
	return (await api.sendMediaGroup(chatId, album, common, signal)).map((message) => message.message_id);
}

const captioned = (html: string) => (html === '' ? {} : { caption: html, parse_mode: 'HTML' as const });

/** Telegram judges by the name's ending; the person's own name for the file is none of its business. */
const fileOf = ({ path, mime }: OutgoingMedium) =>
	new InputFile(path, `file.${mime.split('/')[1]?.replace('jpeg', 'jpg') ?? 'bin'}`);

async function missingFile(media: OutgoingMedium[]): Promise<string | undefined> {
	for (const { path, name } of media) {
		const isThere = await access(path).then(
			() => true,
			() => false
		);
		if (!isThere) return name;
	}
	return undefined;
}
