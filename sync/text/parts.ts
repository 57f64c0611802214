import type { Account } from '../records/account.ts';
import type { NetworkManifest } from '../records/network.ts';
import type { Poll } from '../records/poll.ts';
import type { TargetOptions } from '../records/post.ts';
import type { Overflow } from '../records/project.ts';
import { fit } from './fit.ts';
import { fromHtml } from './from-html.ts';
import { groupsOf } from './groups.ts';
import { finishedPoll, pollMisfit } from './poll.ts';
import { ofFiles, ofGroups, type Misfit, type PartMedium } from './misfits.ts';
import { trimmed } from './trim.ts';
import { whySeveral, type Why } from './whys.ts';

/** What is to be published on one channel. */
export interface Content<Medium extends PartMedium = PartMedium> {
	html: string;
	media: Medium[];
	poll: Poll | null;
	options: TargetOptions;
	/** Of the channel; some networks ask it of a poll. */
	channelKind?: Account['kind'];
}

/** Text, files, or both. `text` is markup or plain, as the network takes it. */
export interface MessagePart<Medium extends PartMedium = PartMedium> {
	is: 'message';
	text: string;
	media: Medium[];
	/** One that hangs on this message. */
	poll: Poll | null;
	hasButtons: boolean;
}

/** One request to a network. `comment` and `pin` are about the first message. */
export type Part<Medium extends PartMedium = PartMedium> =
	MessagePart<Medium> | { is: 'poll'; poll: Poll } | { is: 'comment'; text: string } | { is: 'pin' };

export interface Planned<Medium extends PartMedium> {
	parts: Part<Medium>[];
	misfits: Misfit[];
	/** Why it is more than one message. */
	whys: Why[];
}

/**
 * What a channel will be sent, request by request, and what it would not take. Pure, and the same in the composer's preview, in the check
 * before planning, and in the worker: what is shown is what is sent.
 */
export function planParts<Medium extends PartMedium>(
	manifest: NetworkManifest,
	content: Content<Medium>,
	overflow: Overflow
): Planned<Medium> {
	const misfits = ofFiles(manifest, content.media);
	const groups = groupsOf(manifest, content.media);
	const { isSeries } = manifest.messages;
	if (groups.length > 1 && !isSeries) misfits.push(ofGroups(manifest, content.media));
	const text = trimmed(fromHtml(content.html));
	const { beside, after, misfit } = fit(manifest, text, groups.length > 0, isSeries ? overflow : 'refuse');
	if (misfit) misfits.push(misfit);

	const [first = [], ...others] = groups;
	const isThere = first.length > 0 || beside !== '';
	const messages = [
		...(isThere ? [message(beside, first)] : []),
		...others.map((media) => message<Medium>('', media)),
		...after.map((one) => message<Medium>(one, []))
	];
	const asked = content.poll && finishedPoll(content.poll);
	misfits.push(...withButtons(manifest, content, messages), ...withPoll(manifest, asked, messages));
	const objection = asked && manifest.poll && pollMisfit(manifest, asked, content.channelKind);
	if (objection) misfits.push(objection);
	const poll: Part<Medium>[] = asked && manifest.poll === 'message' ? [{ is: 'poll', poll: asked }] : [];
	if (messages.length + poll.length === 0) misfits.push({ code: 'empty_post', amount: 0 });
	const parts = [...messages, ...poll, ...afterwards<Medium>(manifest, content.options)];
	const isApart = messages.length > 0 && poll.length > 0;
	return { parts, misfits, whys: whySeveral(manifest, groups, { beside, after }, isApart) };
}

const message = <Medium extends PartMedium>(text: string, media: Medium[]): MessagePart<Medium> => ({
	...{ is: 'message', text, media, poll: null, hasButtons: false }
});

/** Buttons stand below one message: the last that can bear them. */
function withButtons(
	{ options: offered }: NetworkManifest,
	{ options }: Pick<Content, 'options'>,
	messages: MessagePart[]
): Misfit[] {
	if (!offered.includes('buttons') || !options.buttons?.length || messages.length === 0) return [];
	const bearer = messages.findLast(({ media }) => media.length < 2);
	if (!bearer) return [{ code: 'buttons_need_message', amount: 0 }];
	bearer.hasButtons = true;
	return [];
}

/** A poll that is no message of its own hangs on the first, which must have something to show besides. */
function withPoll(manifest: NetworkManifest, poll: Poll | null, [first]: MessagePart[]): Misfit[] {
	if (!poll || manifest.poll === 'message') return [];
	if (manifest.poll === null) return [{ code: 'poll_unsupported', amount: 0 }];
	if (!first) return [{ code: 'poll_needs_message', amount: 0 }];
	first.poll = poll;
	return [];
}

function* afterwards<Medium extends PartMedium>(
	{ options: offered }: NetworkManifest,
	{ firstComment = '', pin = false }: TargetOptions
): Generator<Part<Medium>> {
	const comment = firstComment.trim();
	if (offered.includes('firstComment') && comment !== '') yield { is: 'comment', text: comment };
	if (offered.includes('pin') && pin) yield { is: 'pin' };
}
