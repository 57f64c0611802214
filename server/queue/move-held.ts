import { and, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { prepared } from '#db/prepared.ts';
import { posts, projects } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { moveQueue } from './move-queue.ts';
import { lockQueue } from './queue-of.ts';

/**
 * While a queue is paused, posts whose time comes move on to the next place, and those behind them with them: none of them is sent, and
 * none is missed. Gives how many moved; where a week has no place for a post, it waits where it is.
 */
export async function moveHeld(deps: Deps): Promise<number> {
	const held = await heldProjects(deps.db).execute({ now: deps.clock.now().toISOString() });
	let moved = 0;
	for (const { id } of held) {
		moved += await deps.write(async (tx) => {
			const queue = await lockQueue(tx, id);
			return queue.isPaused ? moveQueue(tx, deps, queue) : 0;
		});
	}
	return moved;
}

const heldProjects = prepared((db) =>
	db
		.selectDistinct({ id: projects.id })
		.from(posts)
		.innerJoin(projects, eq(projects.id, posts.projectId))
		.where(
			and(
				eq(posts.status, 'scheduled'),
				isNull(posts.deletedAt),
				lte(posts.scheduledAt, sql.placeholder('now')),
				isNotNull(posts.queuePlace),
				eq(projects.queuePaused, true),
				isNull(projects.deletedAt)
			)
		)
		.prepare('held_projects')
);
