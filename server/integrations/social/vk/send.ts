import type { Channel, Outgoing, SendOutcome, Sent } from '../network.ts';
import { missingFile } from '../missing-file.ts';
import { attach } from './attach.ts';
import type { Calls } from './calls.ts';
import { classify } from './classify.ts';
import type { Step } from './reasons.ts';
import { answerTo, linkTo, manner, ownerOf } from './wall-post.ts';

/** Sends one part, and classes whatever comes of it. */
export async function send(
	calls: Calls,
	channel: Channel,
	outgoing: Outgoing,
	signal: AbortSignal
): Promise<SendOutcome> {
	const missing = await missingFile(outgoing);
	if (missing) return { is: 'refused', code: 'media_not_found', message: `the file ${missing} is gone` };
	const groupId = Number(channel.externalId);
	const made: { step: Step } = { step: 'prepare' };
	try {
		const sent = await deliver(calls, groupId, outgoing, made, signal);
		if (sent) return { is: 'published', sent };
		return { is: 'unknown', code: 'unavailable', message: 'the answer of VK does not name the post' };
	} catch (error) {
		return classify(error, made.step);
	}
}

/** Undefined where VK said yes without saying to what. `progress` tells how far it came, should it throw. */
async function deliver(
	calls: Calls,
	groupId: number,
	outgoing: Outgoing,
	progress: { step: Step },
	signal: AbortSignal
): Promise<Sent | undefined> {
	const { part, options, key, first } = outgoing;
	const owner = { owner_id: ownerOf(groupId) };
	const about = { ...owner, post_id: Number(first?.externalIds[0]) };
	switch (part.is) {
		case 'message': {
			const attachments = await attach(calls, groupId, part, options.link, signal);
			progress.step = 'post';
			const shown = attachments.length > 0 ? { attachments: attachments.join(',') } : {};
			const said = { ...owner, from_group: 1, message: part.text, ...shown };
			const rest = { ...manner(options, attachments), ...answerTo(outgoing), guid: key };
			return named(groupId, await calls.wall.post({ ...said, ...rest }));
		}
		case 'comment': {
			progress.step = 'change';
			const said = { ...about, from_group: groupId, message: part.text, guid: key };
			const { comment_id: id } = await calls.wall.createComment({ ...said, ...answerTo(outgoing) });
			if (options.closeComments) await calls.wall.closeComments(about);
			return id === undefined
				? undefined
				: { externalIds: [], url: `${linkTo(groupId, String(about.post_id))}?reply=${id}` };
		}
		case 'pin':
			progress.step = 'change';
			await calls.wall.pin(about);
			return { externalIds: [], url: null };
		case 'poll':
			throw new Error('in VK a poll hangs on a post');
	}
}

const named = (groupId: number, { post_id: id }: { post_id?: unknown }): Sent | undefined =>
	Number.isSafeInteger(id) ? { externalIds: [String(id)], url: linkTo(groupId, String(id)) } : undefined;
