import type { Channel, Outgoing, Verdict } from '../network.ts';
import type { Calls } from './calls.ts';
import { linkTo, ownerOf } from './wall-post.ts';

/** Clocks differ, and VK's instants have no fractions of a second. In milliseconds. */
const tolerance = 60_000;
/** A guid is known for an hour; it is relied upon for less. */
const guidKnown = 50 * 60_000;
/** Posts that one look reads. */
const page = 50;

/**
 * Looks at the wall. What stands there with the same words is proof. What does not stand there may be sent again as long as VK would know it by
 * its guid; after that only a wall on which nothing at all has come since proves that it is not there.
 */
export async function verify(
	calls: Calls | null,
	channel: Channel,
	{ part }: Outgoing,
	{ sentAfter, now }: { sentAfter: Date; now: Date }
): Promise<Verdict> {
	// What is pinned twice is pinned once.
	if (part.is === 'pin') return { is: 'absent' };
	const isGuidKnown = now.getTime() - sentAfter.getTime() < guidKnown;
	const groupId = Number(channel.externalId);
	if (part.is === 'message' && calls) {
		const earliest = sentAfter.getTime() - tolerance;
		const seen = await wallOf(calls, groupId, earliest);
		const wanted = comparable(part.text);
		const found = wanted === '' ? undefined : seen?.find(({ text }) => comparable(text) === wanted);
		if (found) return { is: 'published', sent: { externalIds: [found.id], url: linkTo(groupId, found.id) } };
		if (seen?.length === 0 && !isGuidKnown) return { is: 'absent' };
	}
	if (isGuidKnown) return { is: 'absent' };
	return { is: 'unknown', message: 'the post is not among those on the wall, and VK has forgotten its key' };
}

/** What has come to the wall since, the newest first; undefined where the token may not look, or there is more than one look reads. */
async function wallOf(
	calls: Calls,
	groupId: number,
	earliest: number
): Promise<{ id: string; text: string }[] | undefined> {
	try {
		const { items } = await calls.wall.get({ owner_id: ownerOf(groupId), count: page, filter: 'owner' });
		const posts = items.map(({ id, text = '', date = 0 }) => ({ id: String(id), text, at: date * 1000 }));
		const since = posts.filter(({ at }) => at >= earliest);
		// The pinned one comes first, whatever its age.
		return since.length < page - 1 ? since : undefined;
	} catch {
		return undefined;
	}
}

/** VK writes a mention its own way: only what people read of it is compared. */
const comparable = (text: string): string =>
	text
		.replaceAll(/\[(?:club|public|id|event)\d+\|([^\]]*)\]/g, '$1')
		.replaceAll(/@[\w.]+ \(([^)]*)\)/g, '$1')
		.replaceAll(/\s+/g, ' ')
		.trim();
