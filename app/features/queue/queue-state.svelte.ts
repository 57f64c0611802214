import { freeBetween, nextFree, slotsFor, type Week } from '#sync/queue/next-free.ts';
import type { Queued } from '#sync/queue/move-on.ts';
import type { Post } from '#sync/records/post.ts';
import type { Slot } from '#sync/records/queue.ts';
import { slotOf, type Place } from '#sync/time/slots.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { indexed } from '#app/lib/data/indexes.ts';
import { live, type Live } from '#app/lib/data/live.svelte.ts';
import { currentProject } from '#app/lib/state/current-project.svelte.ts';
import { now } from '../calendar/now.svelte.ts';
import { here } from '../posts/here.svelte.ts';

/** A queue that was paused before the server could be reached may hold posts whose time is over: so far back they are looked for. */
const longestHold = 60 * 24 * 3_600_000;

/** The hours of the project's queue, and the zone whose clocks they mean. */
export const weekHere = (): Week => ({ slots: currentProject.project?.slots ?? [], zone: here.zone });

/** The project's queue as this device knows it: who waits, and which places are free. To be made where a component begins. */
export class QueueState {
	readonly #planned: Live<Post>;

	constructor() {
		const { db } = desk();
		const since = new Date(Date.now() - longestHold).toISOString();
		this.#planned = live(() =>
			db.posts.find({
				selector: { projectId: here.projectId, scheduledAt: { $gte: since }, status: 'scheduled' },
				sort: [{ scheduledAt: 'asc' }],
				index: indexed('byTime')
			})
		);
	}

	get isReady(): boolean {
		return this.#planned.isReady;
	}

	get week(): Week {
		return weekHere();
	}

	get isPaused(): boolean {
		return currentProject.project?.queuePaused ?? false;
	}

	/** Who waits, soonest first. */
	readonly posts: Post[] = $derived.by(() =>
		this.#planned.current.filter((post) => post.queuePlace !== null)
	);

	get queued(): Queued[] {
		return this.posts.flatMap(({ id, queuePlace: place, scheduledAt: at, labels }) =>
			place && at ? { id, place, at, labels } : []
		);
	}

	/** The slot that a queued post stands in; undefined where the week has it no more. */
	slotOf({ queuePlace }: Post): Slot | undefined {
		return queuePlace === null ? undefined : slotOf(queuePlace, this.week.slots);
	}

	/** The next place for a post with these labels. */
	nextFor(labels: readonly string[]): Place | null {
		return nextFree(this.week, labels, this.#taken, now());
	}

	/** The free place at this very instant that such a post may take, if there is one. */
	freeAt(at: string | null, labels: readonly string[]): Place | null {
		if (at === null) return null;
		const week = { ...this.week, slots: slotsFor(this.week.slots, labels) };
		const before = new Date(Date.parse(at) - 1).toISOString();
		const [found] = at > now() ? freeBetween(week, this.#taken, before, after(at)) : [];
		return found ?? null;
	}

	readonly #taken = $derived.by(
		() => new Set(this.#planned.current.flatMap(({ scheduledAt }) => scheduledAt ?? []))
	);
}

const after = (at: string): string => new Date(Date.parse(at) + 1).toISOString();
