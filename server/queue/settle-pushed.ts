import { asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { projects } from '#db/schema.ts';
import { shiftedDeletion } from '#sync/deletion.ts';
import { same } from '#sync/merge.ts';
import type { Stored } from '#sync/protocol.ts';
import { fits, type Move, type Queued } from '#sync/queue/move-on.ts';
import { nextFree } from '#sync/queue/next-free.ts';
import type { Post } from '#sync/records/post.ts';
import type { Slot } from '#sync/records/queue.ts';
import { placeInstant, type Place } from '#sync/time/slots.ts';
import type { Deps } from '../core/deps.ts';
import { carryOut } from './move-queue.ts';
import { queueOf, takenIn, type LockedQueue } from './queue-of.ts';

/** A post as it is about to be written, and what stands there now. */
export interface Arriving {
	post: Stored<Post>;
	master: Stored<Post> | null;
}

type Seat = Pick<Post, 'status' | 'scheduledAt' | 'queuePlace' | 'deleteAt'>;

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
 * has come first, its time is over or its slot is gone, at the next free one. One that moves within the queue changes places with whoever
 * stands where it goes: of a new order, which is many moves, each push may bring only some. Gives the seat of each that gets one here.
 */
export async function settlePushed(tx: Tx, deps: Deps, arriving: Arriving[]): Promise<Map<string, Seat>> {
	const seats = new Map<string, Seat>();
	const now = deps.clock.now().toISOString();
	const byProject = Map.groupBy(arriving, ({ post }) => post.projectId);
	for (const [projectId, batch] of byProject) {
		if (!batch.some(({ post }) => isQueued(post))) continue;
		const [project] = await tx.select().from(projects).where(eq(projects.id, projectId));
		if (!project) continue;
		const taking = batch.filter((one) => takesPlace(one, project.slots));
		if (taking.length === 0) continue;
		const queue = await queueOf(
			tx,
			project,
			batch.map(({ post }) => post.id)
		);
		for (const one of batch) if (!taking.includes(one)) takeSeat(queue, one.post);
		const [moving, coming] = [taking.filter(isMove), taking.filter((one) => !isMove(one))];
		const displaced = makeWay(queue, moving, now);
		for (const { post } of [...moving, ...coming]) {
			const seat = seatFor(post, queue, now);
			seats.set(post.id, seat);
			takeSeat(queue, { ...post, ...seat });
		}
		const vacated = moving.flatMap(({ master }) => master?.queuePlace ?? []);
		await carryOut(tx, deps, changePlaces(queue, displaced, vacated, now));
	}
	return seats;
}

/** Whether the post comes to a place, or may not stand where it does any more, because its labels have changed. */
function takesPlace({ post, master }: Arriving, slots: Slot[]): boolean {
	if (!isQueued(post)) return false;
	if (!master || !isQueued(master) || master.queuePlace !== post.queuePlace) return true;
	return !same(master.labels, post.labels) && !fits({ ...post, place: post.queuePlace }, slots);
}

const isMove = ({ master }: Arriving): boolean => master !== null && isQueued(master);

const isQueued = (post: Stored<Post>): post is Stored<Post> & { queuePlace: string } =>
	!post._deleted && post.status === 'scheduled' && post.queuePlace !== null;

function seatFor({ queuePlace, scheduledAt, deleteAt, labels }: Post, queue: LockedQueue, now: string): Seat {
	const place = queuePlace ?? '';
	const at = placeInstant(place, queue.zone);
	const isTaken = queue.queued.some((other) => other.place === place || other.at === at);
	if (at > now && !isTaken && fits({ place, labels }, queue.slots)) return seat({ place, at });
	const next = nextFree(queue, labels, takenIn(queue), at > now ? at : now);
	if (next) return seat(next);
	// There is no queue for it any more: what its device promised is kept as an hour of its own, unless that is over.
	return at > now
		? { ...seat({ place, at }), queuePlace: null }
		: { status: 'draft', scheduledAt, queuePlace: null, deleteAt };

	function seat(one: Pick<Place, 'place' | 'at'>): Seat {
		return {
			status: 'scheduled',
			scheduledAt: one.at,
			queuePlace: one.place,
			deleteAt: shiftedDeletion(deleteAt, scheduledAt, one.at)
		};
	}
}

/** Takes out of the queue, for now, those who stand where others move to. */
function makeWay(queue: LockedQueue, moving: Arriving[], now: string): Queued[] {
	const wanted = new Set(
		moving.flatMap(({ post: { queuePlace: place, labels } }) =>
			place && placeInstant(place, queue.zone) > now && fits({ place, labels }, queue.slots) ? place : []
		)
	);
	const displaced = queue.queued.filter(({ place }) => wanted.has(place));
	queue.queued = queue.queued.filter((one) => !displaced.includes(one));
	return displaced;
}

/** Those who made way go where others have left, in order; whoever may not stand there, to the next free place. */
function changePlaces(queue: LockedQueue, displaced: Queued[], vacated: string[], now: string): Move[] {
	const free = vacated.filter((place) => queue.queued.every((one) => one.place !== place)).toSorted();
	return displaced.flatMap((post) => {
		const index = free.findIndex(
			(place) => placeInstant(place, queue.zone) > now && fits({ ...post, place }, queue.slots)
		);
		const [place] = index < 0 ? [] : free.splice(index, 1);
		const next = place
			? { place, at: placeInstant(place, queue.zone) }
			: nextFree(queue, post.labels, takenIn(queue), now);
		if (!next) return [];
		queue.queued.push({ ...post, place: next.place, at: next.at });
		return { id: post.id, place: next.place, at: next.at };
	});
}

function takeSeat(
	queue: LockedQueue,
	{ id, status, scheduledAt: at, queuePlace: place, labels }: Post
): void {
	if (status !== 'scheduled' || at === null) return;
	if (place === null) queue.fixed.add(at);
	else queue.queued.push({ id, place, at, labels });
}
