import { Upload } from 'vk-io';
import type { MessagePart } from '#sync/text/parts.ts';
import type { OutgoingMedium } from '../network.ts';
import type { Calls } from './calls.ts';
import { newPoll } from './poll.ts';

/** How long one file may take on its way, in milliseconds: less than the whole attempt has. */
const longestUpload = 55_000;
const longestTitle = 128;

/**
 * Brings to VK what a post will show, and gives the words by which the post names it. Nothing of this is seen by readers until the post
 * itself is there, so all of it can be done again.
 */
export async function attach(
	calls: Calls,
	groupId: number,
	{ media, poll }: MessagePart<OutgoingMedium>,
	link: string | undefined,
	signal: AbortSignal
): Promise<string[]> {
	const upload = new Upload({ api: calls, agent: calls.options.agent, uploadTimeout: longestUpload });
	const names: string[] = [];
	for (const medium of media) names.push(await unlessLate(uploaded(upload, groupId, medium), signal));
	if (poll) names.push(await newPoll(calls, groupId, poll));
	// VK takes one address, and only as the last of the list.
	return link === undefined ? names : [...names, link];
}

/** The library's uploads know no deadline from outside: nobody waits for one that is past it. */
async function unlessLate<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	const { promise, reject } = Promise.withResolvers<never>();
	const late = () => reject(new Error('the time for this try is over'));
	signal.addEventListener('abort', late);
	try {
		if (signal.aborted) late();
		return await Promise.race([work, promise]);
	} finally {
		signal.removeEventListener('abort', late);
	}
}

async function uploaded(upload: Upload, groupId: number, medium: OutgoingMedium): Promise<string> {
	const { path, mime, name } = medium;
	const about = { group_id: groupId };
	const source = (filename: string) => ({ value: path, filename, contentType: mime });
	if (medium.kind === 'image') {
		return String(await upload.wallPhoto({ ...about, source: source(`file.${endingOf(mime)}`) }));
	}
	if (medium.kind === 'video' || mime.startsWith('video/')) {
		const shown = { name: name.slice(0, longestTitle), wallpost: 0 };
		return String(await upload.video({ ...about, ...shown, source: source(`file.${endingOf(mime)}`) }));
	}
	return String(
		await upload.wallDocument({ ...about, title: name.slice(0, longestTitle), source: source(name) })
	);
}

const endingOf = (mime: string): string =>
	mime.split('/')[1]?.replace('jpeg', 'jpg').replace('quicktime', 'mov') ?? 'bin';
