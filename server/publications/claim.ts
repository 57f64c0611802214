import { and, eq, inArray } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { posts, publications, type PublicationRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { Channel, Network } from '../integrations/social/network.ts';
import { takeTurns } from '../limits/take-turns.ts';
import { writePost } from '../posts/write-post.ts';
import { intend, type Intent } from './intend.ts';
import { isElsewhere } from './snapshot.ts';
import { judge, notOurs, type Candidate } from './judge.ts';

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

/** One publication alone: see `claimAll`. */
export async function claim(tx: Tx, deps: Deps, publicationId: string): Promise<Claimed> {
	return (await claimAll(tx, deps, [publicationId])).get(publicationId) ?? notOurs;
}

/**
 * Takes publications for sending, many at once. Their posts are locked and read again, so that what is sent is what stands there now; from
 * here on it is a snapshot. The first part's attempt is written down with it: when the caller's transaction has committed, the intent
 * is known, and only then may the first byte leave. What its network's pace has no room for stands in a queue instead.
 */
export async function claimAll(tx: Tx, deps: Deps, ids: string[]): Promise<Map<string, Claimed>> {
	const claimed = new Map<string, Claimed>();
	const ready: Candidate[] = [];
	for (const found of await lockBoth(tx, ids)) {
		const judged = await judge(tx, deps, found);
		if (judged.is === 'ready') ready.push(judged);
		else claimed.set(found.publication.id, judged);
	}
	const now = deps.clock.now();
	const asking = ready.flatMap(({ publication: { id, projectId, accountId, turnUntil }, wish }) =>
		wish && !(turnUntil && turnUntil > now) ? [{ id, projectId, accountId, wish }] : []
	);
	const going = await takeTurns(tx, deps, asking);
	const queued = new Set(asking.flatMap(({ id }) => (going.has(id) ? [] : [id])));
	for (const candidate of ready) {
		const { id } = candidate.publication;
		claimed.set(id, queued.has(id) ? notOurs : await begin(tx, deps, candidate));
	}
	return claimed;
}

/** From here on it may be on its way. */
async function begin(
	tx: Tx,
	deps: Deps,
	{ post, publication, network, channel, snapshot, part, wish, movedAt }: Candidate
): Promise<Claimed> {
	const now = deps.clock.now();
	const fence = publication.fence + 1;
	const [taken] = await tx
		.update(publications)
		.set({
			...{
				status: 'sending',
				fence,
				snapshot,
				wish,
				looks: 0,
				plannedAt: null,
				turnUntil: null,
				answer: null
			},
			...{ leaseUntil: new Date(now.getTime() + leaseTime), updatedAt: now, writeId: uuidv7() }
		})
		// Another one of its post, judged just before, may have called off all of them.
		.where(and(eq(publications.id, publication.id), eq(publications.status, 'pending')))
		.returning({ id: publications.id });
	if (!taken) return notOurs;
	if (post.status === 'scheduled') await writePost(tx, deps, post.id, { status: 'publishing' });
	// What is out in the channel's former place is nothing that a pin or a comment could be about.
	const sent = isElsewhere(movedAt, publication) ? [] : publication.sent;
	const intent = await intend(tx, deps, { ...publication, sent, fence }, snapshot, part);
	return {
		is: 'claimed',
		claim: { publicationId: publication.id, postId: post.id, fence, network, channel, intent }
	};
}

/** The posts first, as everybody does who changes either, and all in one order: so nobody waits in a ring. */
async function lockBoth(tx: Tx, ids: string[]) {
	const known = await tx
		.selectDistinct({ postId: publications.postId })
		.from(publications)
		.where(inArray(publications.id, ids));
	const postIds = known.map(({ postId }) => postId);
	const ofPosts = await tx
		.select()
		.from(posts)
		.where(inArray(posts.id, postIds))
		.orderBy(posts.id)
		.for('update');
	const rows = await tx
		.select()
		.from(publications)
		.where(inArray(publications.id, ids))
		.orderBy(publications.id)
		.for('update');
	const postOf = new Map(ofPosts.map((post) => [post.id, post]));
	return rows.flatMap((publication) => {
		const post = postOf.get(publication.postId);
		return post ? [{ post, publication }] : [];
	});
}
