import { isOut } from '#sync/judge-post.ts';
import { differences, mergeFields, mergePost, same, saysTheSame } from '#sync/merge.ts';
import type { Stored } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';
import { keepConflict } from './conflicts.ts';
import type { DeviceStore, Rescued } from './device.ts';
import { tellIfMoved } from './queue-moves.ts';
import { rescueText } from './rescue.ts';
import { fresh, type Resolver } from './resolver.ts';

/** Merges a post field by field; whatever of this person's does not make it is kept on the device, for them to see. */
export function postResolver(device: DeviceStore): Resolver<Post> {
	/** What was last offered for each post: a server that twice refuses the same is not asked a third time. */
	const offered = new Map<string, { writeId: string; post: Post }>();
	const rescue = (post: Post, why: Rescued['why']) => rescueText(device, post, why);

	return async (base, mine, theirs) => {
		if (isNothing(theirs)) {
			if (!mine._deleted) await rescue(mine, 'access_lost');
			return theirs;
		}
		if (isOut(theirs)) {
			const kept = onlyNamed(base, mine, theirs);
			if (kept === theirs && isNamedAnew(base, mine, theirs))
				await rescue(mine, base?.writeId === theirs.writeId ? 'refused' : 'both_changed');
			return kept;
		}
		// A deletion too: offered again it would be refused again, for ever.
		if (base?.writeId === theirs.writeId) {
			if (!mine._deleted) await rescue(mine, 'refused');
			return theirs;
		}
		if (theirs._deleted || mine._deleted) return deletedOnOneSide(base, mine, theirs);
		tellIfMoved(base, mine, theirs);
		const { post, lost } = mergePost(base, mine, theirs);
		const last = offered.get(mine.id);
		const isOfferedAgain = last?.writeId === mine.writeId && standsTheSame(last.post, post);
		const kept = isOfferedAgain ? differences(post, theirs) : lost;
		// With our side where the two clash, and theirs everywhere else.
		if (kept.length > 0) {
			const ours = { ...mergePost(base, theirs, mine).post, writeId: mine.writeId };
			await keepConflict(device, base, ours, kept);
		}
		if (standsTheSame(post, theirs) || isOfferedAgain) {
			offered.delete(mine.id);
			return theirs;
		}
		const offer = fresh({ ...post, _deleted: false });
		offered.set(mine.id, { writeId: offer.writeId, post });
		return offer;
	};
}

/**
 * What is out stays as it is; the server has kept a late text as a draft of its own. How the team names and labels a post is still theirs to
 * change, unless it was just that which the server refused.
 */
function onlyNamed(base: Stored<Post> | undefined, mine: Stored<Post>, theirs: Stored<Post>): Stored<Post> {
	if (!base || mine._deleted || base.writeId === theirs.writeId) return theirs;
	const merged = mergeFields(base, mine, theirs, ['title', 'labels']);
	return merged === theirs ? theirs : fresh(merged);
}

const isNamedAnew = (base: Post | undefined, mine: Stored<Post>, theirs: Post): boolean =>
	!mine._deleted && mine.title !== theirs.title && mine.title !== base?.title;

/** The edit wins over the deletion, unless the other side has changed nothing of what people write. */
function deletedOnOneSide(
	base: Stored<Post> | undefined,
	mine: Stored<Post>,
	theirs: Stored<Post>
): Stored<Post> {
	if (mine._deleted && theirs._deleted) return theirs;
	if (mine._deleted) return base && saysTheSame(base, theirs) ? fresh({ ...theirs, _deleted: true }) : theirs;
	return base && saysTheSame(base, mine) ? theirs : fresh({ ...mine, _deleted: false });
}

/** In everything that people write and decide. */
const standsTheSame = (a: Post, b: Post): boolean => saysTheSame(a, b) && same(a.approval, b.approval);

/** The stand-in for a document that this person may not see, or no longer. */
const isNothing = (document: Partial<Stored<Post>>): boolean =>
	document.writeId === undefined || document.writeId === 'revoked';
