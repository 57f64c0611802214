import { and, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { posts, type ProjectRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Queued } from '#sync/queue/move-on.ts';
import type { Week } from '#sync/queue/next-free.ts';
import { lockProject } from '../projects/lock-project.ts';

/** A project's queue, as it stands while its lock is held. */
export interface LockedQueue extends Week {
	projectId: string;
	isPaused: boolean;
	/** Who waits in it. */
	queued: Queued[];
	/** Instants at which posts stand that were planned by hand. */
	fixed: Set<string>;
}

/**
 * Puts all who give out places of a project's queue in a row. Whoever needs a post's lock as well takes this one first: so nobody waits
 * in a ring.
 */
export async function lockQueue(tx: Tx, projectId: string): Promise<LockedQueue> {
	const project = await lockProject(tx, projectId);
	if (!project) throw new Refusal('not_found');
	return queueOf(tx, project);
}

/** What stands in it without the posts named, which are about to get other places. */
export async function queueOf(
	tx: Tx,
	project: Pick<ProjectRow, 'id' | 'slots' | 'timezone' | 'queuePaused'>,
	without: string[] = []
): Promise<LockedQueue> {
	const { id, scheduledAt: at, queuePlace: place, labels, status } = posts;
	const rows = await tx
		.select({ id, at, place, labels, status })
		.from(posts)
		.where(
			and(
				eq(posts.projectId, project.id),
				inArray(posts.status, ['scheduled', 'publishing']),
				isNull(posts.deletedAt),
				without.length > 0 ? notInArray(posts.id, without) : undefined
			)
		);
	const queue: LockedQueue = {
		projectId: project.id,
		slots: project.slots,
		zone: project.timezone,
		isPaused: project.queuePaused,
		queued: [],
		fixed: new Set()
	};
	for (const row of rows) {
		if (row.at === null) continue;
		const at = row.at.toISOString();
		if (row.place === null || row.status !== 'scheduled') queue.fixed.add(at);
		else queue.queued.push({ id: row.id, place: row.place, at, labels: row.labels });
	}
	return queue;
}

/** Every instant at which somebody stands. */
export const takenIn = ({ queued, fixed }: LockedQueue): Set<string> =>
	new Set([...fixed, ...queued.map(({ at }) => at)]);
