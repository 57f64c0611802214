import type { Body } from './body.ts';

interface Item {
	type?: string;
	media?: string;
	caption?: string;
	show_caption_above_media?: boolean;
}

/** The parameter in which each method takes its file. */
const fileOf: Record<string, string> = {
	sendPhoto: 'photo',
	sendVideo: 'video',
	sendAnimation: 'animation',
	sendDocument: 'document',
	sendAudio: 'audio',
	sendVoice: 'voice'
};

/** What the Bot API says against the files of a request, in its own words (spec: services.md, 1.2); undefined where it takes them. */
export function wrongFiles(method: string, { parameters, files }: Body): string | undefined {
	const kind = fileOf[method];
	if (kind !== undefined) {
		return hasFile(parameters[kind], kind, files) ? undefined : `there is no ${kind} in the request`;
	}
	if (method !== 'sendMediaGroup') return undefined;
	// The sender is the program under test: what it sends has this shape, or the test fails.
	const album = parameters['media'] as Item[];
	if (album.length === 0) return 'there are no messages to send';
	if (album.length > 10) return 'too many messages to send as an album';
	const animation = album.find(({ type }) => type === 'animation' || type === 'voice');
	if (animation) return `can't parse InputMedia: type "${animation.type}" can't be used in sendMediaGroup`;
	const alone = album.find(({ type }) => type === 'document' || type === 'audio');
	if (alone && album.some(({ type }) => type !== alone.type))
		return `${alone.type} can't be mixed with other media types`;
	if (new Set(album.map((item) => item.show_caption_above_media === true)).size > 1)
		return 'parameter show_caption_above_media must be the same for all messages';
	const isWhole = album.every(({ media }) => hasFile(media, '', files));
	return isWhole ? undefined : 'wrong file identifier/HTTP URL specified';
}

/** By `attach://` or under the parameter's own name. */
function hasFile(given: unknown, name: string, files: Body['files']): boolean {
	const attached = /^attach:\/\/(.+)$/.exec(typeof given === 'string' ? given : '')?.[1];
	return files.has(attached ?? name);
}

/** What it says against a poll. */
export function wrongPoll(
	{ parameters }: Body,
	chatType: 'channel' | 'supergroup' | 'group'
): string | undefined {
	const options = parameters['options'];
	const count = Array.isArray(options) ? options.length : 0;
	if (parameters['is_anonymous'] === false && chatType === 'channel')
		return "non-anonymous polls can't be sent to channel chats";
	if (count < 1) return 'poll must have at least 1 option';
	return count > 12 ? "poll can't have more than 12 options" : undefined;
}
