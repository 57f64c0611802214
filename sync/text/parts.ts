import type { MediaKind } from '../records/media.ts';
import type { NetworkManifest } from '../records/network.ts';
import type { Poll } from '../records/poll.ts';
import type { TargetOptions } from '../records/post.ts';
import { codePoints, cut, type Count } from './cut.ts';
import { fromHtml } from './from-html.ts';
import { groupsOf } from './groups.ts';
import { toPlain } from './plain.ts';
import type { RichText } from './rich-text.ts';
import { toHtml } from './to-html.ts';
import { trimmed } from './trim.ts';

/** A file as the planning of parts looks at it. */
export interface PartMedium {
	mediaId: string;
	kind: MediaKind;
	bytes: number;
	name: string;
	spoiler: boolean;
}

/** What is to be published on one channel. */
export interface Content<Medium extends PartMedium = PartMedium> {
	html: string;
	media: Medium[];
	poll: Poll | null;
	options: TargetOptions;
}

/** What happens to a text that one message has no room for: a project's choice. */
export const overflows = ['refuse', 'attach', 'split'] as const;
export type Overflow = (typeof overflows)[number];

/**
 * One request to a network. `message`: text, files, or both; `text` is markup or plain, as the network takes it. `pin` and `comment` follow
 * the message that they belong to.
 */
export type Part<Medium extends PartMedium = PartMedium> =
	| { is: 'message'; text: string; media: Medium[]; poll: Poll | null; hasButtons: boolean }
	| { is: 'poll'; poll: Poll }
	| { is: 'comment'; text: string }
	| { is: 'pin' };

/** Why a network would refuse this content. `amount`: how many characters or files are too many, or how many may be. */
export interface Misfit {
	code:
		| 'empty_post'
		| 'text_too_long'
		| 'caption_too_long'
		| 'too_many_media'
		| 'media_mixed'
		| 'media_kind_unsupported'
		| 'media_too_large'
		| 'buttons_need_message'
		| 'poll_unsupported'
		| 'poll_needs_media';
	amount: number;
	/** The file that it is about. */
	name?: string;
}

/**
 * What a channel will be sent, request by request, and what it would not take. Pure, and the same in the composer's preview, in the check
 * before planning, and in the worker: what is shown is what is sent.
 */
export function planParts<Medium extends PartMedium>(
	manifest: NetworkManifest,
	content: Content<Medium>,
	overflow: Overflow
): { parts: Part<Medium>[]; misfits: Misfit[] } {
	const misfits = [...ofFiles(manifest, content.media)];
	const text = trimmed(fromHtml(content.html));
	const { isSeries } = manifest.messages;
	const groups = groupsOf(manifest, content.media);
	if (groups.length > 1 && !isSeries) misfits.push(ofGroups(manifest, content.media));
	const texts = fit(manifest, text, groups.length > 0, isSeries ? overflow : 'refuse', misfits);
	const messages: Message<Medium>[] = groups.map((media) => blank(media));
	const [first = blank<Medium>([]), ...others] = messages;
	first.text = texts.caption;
	const following = texts.messages.map((one) => ({ ...blank<Medium>([]), text: one }));
	const all = [...(groups.length > 0 || first.text !== '' ? [first] : []), ...others, ...following];
	placeButtons(manifest, content, all, misfits);
	const poll = placePoll(manifest, content, all, misfits);
	if (all.length === 0 && poll.length === 0) misfits.push({ code: 'empty_post', amount: 0 });
	return { parts: [...all, ...poll, ...afterwards(manifest, content.options)], misfits };
}

type Message<Medium extends PartMedium> = Extract<Part<Medium>, { is: 'message' }>;

const blank = <Medium extends PartMedium>(media: Medium[]): Message<Medium> => ({
	...{ is: 'message', text: '', media, poll: null, hasButtons: false }
});

/** How a text is written and counted for this network. */
const scriptOf = ({ markup }: NetworkManifest): { write: (text: RichText) => string; count: Count } =>
	markup === 'rich'
		? { write: toHtml, count: codePoints }
		: { write: toPlain, count: (text) => [...toPlain(text)].length };

/** The text beside the first files, and in messages of its own after them. */
function fit(
	manifest: NetworkManifest,
	text: RichText,
	hasMedia: boolean,
	overflow: Overflow,
	misfits: Misfit[]
): { caption: string; messages: string[] } {
	const { limits } = manifest;
	const { write, count } = scriptOf(manifest);
	const room = hasMedia ? limits.caption : limits.text;
	const length = count(text);
	if (length <= room) return { caption: write(text), messages: [] };
	if (overflow === 'split') {
		const [caption = [], ...messages] = cut(text, room, limits.text, count);
		return { caption: write(caption), messages: messages.map(write) };
	}
	if (overflow === 'attach' && hasMedia && length <= limits.text) return { caption: '', messages: [write(text)] };
	const isCaption = hasMedia && overflow === 'refuse';
	const most = isCaption ? limits.caption : limits.text;
	misfits.push({ code: isCaption ? 'caption_too_long' : 'text_too_long', amount: length - most });
	return { caption: write(text), messages: [] };
}

function* ofFiles({ limits, mediaKinds }: NetworkManifest, media: PartMedium[]): Generator<Misfit> {
	for (const { kind, bytes, name } of media) {
		const most = limits.bytes[kind] ?? Infinity;
		if (!mediaKinds.includes(kind)) yield { code: 'media_kind_unsupported', amount: 0, name };
		else if (bytes > most) yield { code: 'media_too_large', amount: most, name };
	}
}

const ofGroups = ({ limits }: NetworkManifest, media: PartMedium[]): Misfit =>
	media.length > limits.media
		? { code: 'too_many_media', amount: limits.media }
		: { code: 'media_mixed', amount: limits.media };

/** Buttons stand below one message: the last that can bear them. */
function placeButtons<Medium extends PartMedium>(
	{ options: offered }: NetworkManifest,
	{ options }: Content,
	messages: Message<Medium>[],
	misfits: Misfit[]
): void {
	if (!offered.includes('buttons') || !options.buttons?.length || messages.length === 0) return;
	const bearer = messages.findLast(({ media }) => media.length < 2);
	if (bearer) bearer.hasButtons = true;
	else misfits.push({ code: 'buttons_need_message', amount: 0 });
}

/** A poll is a message of its own, or hangs on the first one. Gives what is sent besides the messages. */
function placePoll<Medium extends PartMedium>(
	manifest: NetworkManifest,
	{ poll }: Content,
	messages: Message<Medium>[],
	misfits: Misfit[]
): Part<Medium>[] {
	if (!poll) return [];
	if (!manifest.poll) misfits.push({ code: 'poll_unsupported', amount: 0 });
	else if (manifest.poll === 'message') return [{ is: 'poll', poll }];
	else if (!messages[0] || messages[0].media.length === 0) misfits.push({ code: 'poll_needs_media', amount: 0 });
	else messages[0].poll = poll;
	return [];
}

function afterwards<Medium extends PartMedium>({ options: offered }: NetworkManifest, options: TargetOptions): Part<Medium>[] {
	const { firstComment = '', pin = false } = options;
	return [
		...(offered.includes('firstComment') && firstComment.trim() !== ''
			? [{ is: 'comment' as const, text: firstComment.trim() }]
			: []),
		...(offered.includes('pin') && pin ? [{ is: 'pin' as const }] : [])
	];
}
