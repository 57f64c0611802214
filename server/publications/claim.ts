import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { posts, publications, type PostRow, type PublicationRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { Channel, Network } from '../integrations/social/network.ts';
import { followPlan } from '../posts/follow-plan.ts';
import { writePost } from '../posts/write-post.ts';
import { intend, type Intent } from './intend.ts';
import { prepare } from './prepare.ts';
import { isElsewhere, nextPart } from './snapshot.ts';
import { hasBegun, isTooLate, missPost } from './too-late.ts';
import { giveUpMedia, lacksMedia, waitForMedia } from './wait-for-media.ts';

/** How long a claim stands without being renewed, and how often it is, in milliseconds: a dead worker's is free within 30 s. */
export const leaseTime = 20_000;
export const leaseRenewal = 7000;

/** What a worker holds that may send: the frozen content, and the fence by which it settles. */
export interface Claim {
	publicationId: string;
	postId: string;
	fence: number;
	network: Network;
	channel: Channel;
	/** The first part to send; settling it gives the next. */
	intent: Intent;
}

/** By what an answer finds its way: the attempt that it is about, and the claim under which it was made. */
export interface Held {
	publicationId: string;
	fence: number;
	attemptId: string;
	part: number;
}

export const heldBy = ({ publicationId, fence }: Claim, { attemptId, part }: Intent): Held => ({
	...{ publicationId, fence, attemptId, part }
});

export type Claimed =
	| { is: 'claimed'; claim: Claim }
	/** Found before anything was sent: the publication has to be failed with this reason. */
	| { is: 'refused'; publication: PublicationRow; objection: { code: string; detail: string } }
	/** Not now: it is another's, called off, moved, or waits for its files. */
	| { is: 'not_ours'; dueAt?: Date };

/**
 * Takes a publication for sending. The post is locked and read again, so that what is sent is what stands there now; from
 * here on it is a snapshot. The first part's attempt is written down with it: when the caller's transaction has committed, the intent
 * is known, and only then may the first byte leave.
 */
export async function claim(tx: Tx, deps: Deps, publicationId: string): Promise<Claimed> {
	const now = deps.clock.now();
	const found = await lockBoth(tx, publicationId);
	if (!found) return { is: 'not_ours' };
	const { post, publication } = found;
	if (publication.status !== 'pending') return { is: 'not_ours' };
	if (!isWanted(post, publication, now)) {
		await followPlan(tx, deps, [post.id]);
		return { is: 'not_ours' };
	}
	if (publication.dueAt > now) return { is: 'not_ours', dueAt: publication.dueAt };
	const isBegun = publication.sent.some((part) => part !== null);
	const isLacking = await lacksMedia(tx, post, publication);
	// What is out in part is brought to its end however late: half of it is worse.
	if (!isBegun && (await isTooLate(tx, deps, post.projectId, publication.dueAt))) {
		const objection = isLacking ? mediaTooLate : tooLate;
		if (await hasBegun(tx, post.id)) return { is: 'refused', publication, objection };
		if (isLacking) await giveUpMedia(tx, deps, publication);
		await missPost(tx, deps, post.id);
		return { is: 'not_ours' };
	}
	if (isLacking) {
		await waitForMedia(tx, deps, publication);
		return { is: 'not_ours' };
	}
	if (post.status === 'scheduled') await writePost(tx, deps, post.id, { status: 'publishing' });

	const ready = await prepare(tx, deps, post, publication);
	if ('objection' in ready) return { is: 'refused', publication, objection: ready.objection };
	const { network, channel, snapshot, movedAt } = ready;
	const part = nextPart({ ...publication, snapshot });
	if (part === undefined) throw new Error(`publication ${publicationId} waits, though all of it is out`);
	const fence = publication.fence + 1;
	await tx
		.update(publications)
		.set({
			status: 'sending',
			fence,
			snapshot,
			leaseUntil: new Date(now.getTime() + leaseTime),
			looks: 0,
			updatedAt: now,
			writeId: uuidv7()
		})
		.where(eq(publications.id, publicationId));
	// What is out in the channel's former place is nothing that a pin or a comment could be about.
	const sent = isElsewhere(movedAt, publication) ? [] : publication.sent;
	const intent = await intend(tx, deps, { ...publication, sent, fence }, snapshot, part);
	return {
		is: 'claimed',
		claim: { publicationId, postId: post.id, fence, network, channel, intent }
	};
}

const tooLate: { code: string; detail: string } = { code: 'too_late', detail: 'nothing ran when it was due' };
const mediaTooLate: { code: string; detail: string } = {
	code: 'media_too_late',
	detail: 'its files had not been uploaded'
};

/** The post first, as everybody does who changes either: so nobody waits in a ring. */
async function lockBoth(tx: Tx, publicationId: string) {
	const [known] = await tx
		.select({ postId: publications.postId })
		.from(publications)
		.where(eq(publications.id, publicationId));
	if (!known) return null;
	const [post] = await tx.select().from(posts).where(eq(posts.id, known.postId)).for('update');
	const [publication] = await tx
		.select()
		.from(publications)
		.where(eq(publications.id, publicationId))
		.for('update');
	return post && publication ? { post, publication } : null;
}

/** Whether the post still wants to be there, now: it may have been moved, called off, or taken off this channel since. */
function isWanted(post: PostRow, publication: PublicationRow, now: Date): boolean {
	if (post.deletedAt !== null) return false;
	if (!post.targets.some((target) => target.accountId === publication.accountId)) return false;
	if (post.status === 'scheduled') {
		return (
			post.scheduledAt !== null &&
			(post.scheduledAt <= now || post.scheduledAt.getTime() === publication.dueAt.getTime())
		);
	}
	return (
		post.status === 'publishing' ||
		post.status === 'partial' ||
		post.status === 'published' ||
		post.status === 'failed'
	);
}
