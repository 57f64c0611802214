import { type Api, InputFile, InputMediaBuilder } from 'grammy';
import type { TargetOptions } from '#sync/records/post.ts';
import type { MessagePart } from '#sync/text/parts.ts';
import type { OutgoingMedium } from '../network.ts';
import { common } from './common.ts';
import { linkPreview } from './link-preview.ts';
import type { Signal } from './signal.ts';

type Message = MessagePart<OutgoingMedium>;

/** Sends a text, a file with its caption, or an album. Gives the messages' ids. */
export async function sendMessage(
	api: Api,
	chat: string,
	part: Message,
	options: TargetOptions,
	signal: Signal
): Promise<number[]> {
	const [only, ...others] = part.media;
	if (only && others.length > 0) return sendAlbum(api, chat, part, options, signal);
	const keyboard =
		part.hasButtons && options.buttons ? { reply_markup: { inline_keyboard: options.buttons } } : {};
	const shared = { ...common(options), ...keyboard };
	if (only) {
		const caption = { ...captioned(part.text), ...above(part, options) };
		return [await sendFile(api, chat, only, { ...shared, ...caption }, signal)];
	}
	const text = { ...shared, ...linkPreview(options), parse_mode: 'HTML' as const };
	return [(await api.sendMessage(chat, part.text, text, signal)).message_id];
}

type Shared = Parameters<Api['sendPhoto']>[2];

async function sendFile(
	api: Api,
	chat: string,
	medium: OutgoingMedium,
	shared: Shared,
	signal: Signal
): Promise<number> {
	const file = fileOf(medium);
	const hidden = medium.spoiler ? { has_spoiler: true } : {};
	switch (medium.kind) {
		case 'image':
			return (await api.sendPhoto(chat, file, { ...shared, ...hidden }, signal)).message_id;
		case 'video':
			return (await api.sendVideo(chat, file, { ...shared, ...hidden, ...moving(medium) }, signal))
				.message_id;
		case 'animation':
			return (await api.sendAnimation(chat, file, { ...shared, ...hidden, ...sized(medium) }, signal))
				.message_id;
		case 'audio':
			return isVoice(medium)
				? (await api.sendVoice(chat, file, shared, signal)).message_id
				: (await api.sendAudio(chat, file, shared, signal)).message_id;
		case 'document':
			// Told that it is a document, Telegram shows a picture in it as the file that its author meant.
			return (await api.sendDocument(chat, file, { ...shared, disable_content_type_detection: true }, signal))
				.message_id;
	}
}

/** Clients show one caption for an album when one item alone has it: above documents it would tear them apart, so there the last has it. */
async function sendAlbum(
	api: Api,
	chat: string,
	part: Message,
	options: TargetOptions,
	signal: Signal
): Promise<number[]> {
	const { media, text } = part;
	const bearer = isVisual(part) ? 0 : media.length - 1;
	// Where the caption stands has to be said of every one of them, and alike.
	const items = media.map((medium, at) =>
		itemOf(medium, { ...(at === bearer ? captioned(text) : {}), ...above(part, options) })
	);
	// The cast: sync/text/groups puts only those beside each other that the manifest lets stand together.
	const album = items as Parameters<Api['sendMediaGroup']>[1];
	return (await api.sendMediaGroup(chat, album, common(options), signal)).map((one) => one.message_id);
}

function itemOf(medium: OutgoingMedium, caption: ReturnType<typeof captioned> & ReturnType<typeof above>) {
	const file = fileOf(medium);
	const hidden = medium.spoiler ? { has_spoiler: true } : {};
	switch (medium.kind) {
		case 'video':
			return InputMediaBuilder.video(file, { ...caption, ...hidden, ...moving(medium) });
		case 'audio':
			return InputMediaBuilder.audio(file, caption);
		case 'document':
			return InputMediaBuilder.document(file, { ...caption, disable_content_type_detection: true });
		case 'image':
		case 'animation':
			return InputMediaBuilder.photo(file, { ...caption, ...hidden });
	}
}

const captioned = (html: string) => (html === '' ? {} : { caption: html, parse_mode: 'HTML' as const });

/** Whether readers see the part as pictures: these bear their caption at the first, and it can stand above them. */
export const isVisual = ({ media }: Pick<Message, 'media'>): boolean =>
	media.every(({ kind }) => kind !== 'document' && kind !== 'audio');

/** Only pictures take it (spec: services.md, 1.5). */
export const above = (part: Message, { captionAbove }: TargetOptions) =>
	captionAbove && part.text !== '' && isVisual(part) ? { show_caption_above_media: true } : {};

const sized = ({ width, height }: OutgoingMedium) => (width && height ? { width, height } : {});

const moving = (medium: OutgoingMedium) => ({ ...sized(medium), supports_streaming: true });

/** Telegram plays Opus in Ogg as a voice message and nothing else. */
const isVoice = ({ mime }: OutgoingMedium): boolean => mime === 'audio/ogg' || mime === 'audio/opus';

/** Streamed from disk. A picture is judged by the ending of its name; of files that readers open, the name is theirs. */
const fileOf = ({ path, mime, kind, name }: OutgoingMedium): InputFile =>
	new InputFile(path, kind === 'document' || kind === 'audio' ? quoted(name) : `file.${endingOf(mime)}`);

/** The library writes a name into the form as it is: a space or a semicolon, or letters that are not Latin, would break it there. */
const quoted = (name: string): string => `"${name.replaceAll('"', '%22')}"`;

const endingOf = (mime: string): string =>
	mime.split('/')[1]?.replace('jpeg', 'jpg').replace('quicktime', 'mov') ?? 'bin';
