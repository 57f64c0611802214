import { asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { projects } from '#db/schema.ts';
import { same } from '#sync/merge.ts';
import type { Stored } from '#sync/protocol.ts';
import { fits } from '#sync/queue/move-on.ts';
import { nextFree } from '#sync/queue/next-free.ts';
import type { Post } from '#sync/records/post.ts';
import type { Slot } from '#sync/records/queue.ts';
import { placeInstant } from '#sync/time/slots.ts';
import type { Deps } from '../core/deps.ts';
import { queueOf, takenIn, type LockedQueue } from './queue-of.ts';

/** A post as it is about to be written, and what stands there now. */
export interface Arriving {
	post: Stored<Post>;
	master: Stored<Post> | null;
}

type Seat = Pick<Post, 'status' | 'scheduledAt' | 'queuePlace'>;

/** Puts those who give out places of these projects' queues in a row, before any post of them is locked. */
export async function lockQueues(tx: Tx, projectIds: Iterable<string>): Promise<void> {
	const ids = [...new Set(projectIds)];
	if (ids.length === 0) return;
	await tx
		.select({ id: projects.id })
		.from(projects)
		.where(inArray(projects.id, ids))
		.orderBy(asc(projects.id))
		.for('no key update');
}

/**
 * Where posts come to stand that devices have queued, perhaps days ago and with no network: at the place that each chose, or, where another
 * has come first, its time is over or its slot is gone, at the next free one. Gives the seat of each that gets one here. A batch is one decision: posts that changed
 * places with each other do not stand in each other's way.
 */
export async function settlePushed(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	arriving: Arriving[]
): Promise<Map<string, Seat>> {
	const seats = new Map<string, Seat>();
	const now = clock.now().toISOString();
	const byProject = Map.groupBy(arriving, ({ post }) => post.projectId);
	for (const [projectId, batch] of byProject) {
		if (!batch.some(({ post }) => isQueued(post))) continue;
		const [project] = await tx.select().from(projects).where(eq(projects.id, projectId));
		if (!project) continue;
		const taking = batch.filter((one) => takesPlace(one, project.slots));
		if (taking.length === 0) continue;
		const ids = batch.map(({ post }) => post.id);
		const queue = await queueOf(tx, project, ids);
		for (const one of batch) if (!taking.includes(one)) seatAsIs(queue, one.post);
		for (const { post } of taking) {
			const seat = seatFor(post, queue, now);
			seats.set(post.id, seat);
			seatAsIs(queue, { ...post, ...seat });
		}
	}
	return seats;
}

/** Whether the post comes to a place, or may not stand where it does any more, because its labels have changed. */
function takesPlace({ post, master }: Arriving, slots: Slot[]): boolean {
	if (!isQueued(post)) return false;
	if (!master || !isQueued(master) || master.queuePlace !== post.queuePlace) return true;
	return !same(master.labels, post.labels) && !fits({ ...post, place: post.queuePlace }, slots);
}

const isQueued = (post: Stored<Post>): post is Stored<Post> & { queuePlace: string } =>
	!post._deleted && post.status === 'scheduled' && post.queuePlace !== null;

function seatFor({ queuePlace, scheduledAt, labels }: Post, queue: LockedQueue, now: string): Seat {
	const place = queuePlace ?? '';
	const at = placeInstant(place, queue.zone);
	const isTaken = queue.queued.some((other) => other.place === place || other.at === at);
	if (at > now && !isTaken && fits({ place, labels }, queue.slots)) return seat(place, at);
	const next = nextFree(queue, labels, takenIn(queue), at > now ? at : now);
	if (next) return seat(next.place, next.at);
	// There is no queue for it any more: what its device promised is kept as an hour of its own, unless that is over.
	return at > now
		? { status: 'scheduled', scheduledAt: at, queuePlace: null }
		: { status: 'draft', scheduledAt, queuePlace: null };
}

const seat = (queuePlace: string, scheduledAt: string): Seat => ({
	status: 'scheduled',
	scheduledAt,
	queuePlace
});

function seatAsIs(
	queue: LockedQueue,
	{ id, status, scheduledAt: at, queuePlace: place, labels }: Post
): void {
	if (status !== 'scheduled' || at === null) return;
	if (place === null) queue.fixed.add(at);
	else queue.queued.push({ id, place, at, labels });
}
