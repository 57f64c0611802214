import { inArray, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { publications, type PostRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';

/** A post that is to go to channels at an instant. */
export interface Arming {
	post: Pick<PostRow, 'id' | 'projectId'>;
	accountIds: string[];
	dueAt: Date;
}

/**
 * Writes a publication for each channel and the job that delivers it, in the caller's transaction and under the posts' locks. One that
 * was called off or failed before is taken up again; one that is under way or out is left alone. Gives the posts of those that there are to send.
 */
export async function armPosts(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueueAll'>,
	arming: Arming[]
): Promise<Set<string>> {
	const now = deps.clock.now();
	const blank = {
		...{ status: 'pending' as const, looks: 0, delays: 0, leaseUntil: null, waitsSince: null },
		...{ answer: null, lane: null, wish: null, plannedAt: null, turnUntil: null }
	};
	const rows = arming.flatMap(({ post: { id: postId, projectId }, accountIds, dueAt }) =>
		accountIds.map((accountId) => ({
			...{ ...blank, postId, projectId, accountId, dueAt },
			...{ createdAt: now, updatedAt: now, writeId: uuidv7() }
		}))
	);
	if (rows.length === 0) return new Set();
	const armed = await tx
		.insert(publications)
		.values(rows)
		.onConflictDoUpdate({
			target: [publications.postId, publications.accountId],
			set: {
				...blank,
				dueAt: sql`excluded.due_at`,
				// What is out in part stays frozen as it is; of anything else the post says what is sent.
				snapshot: sql`case when ${publications.externalIds} = '[]'::jsonb then null else ${publications.snapshot} end`,
				updatedAt: now,
				writeId: sql`excluded.write_id`
			},
			setWhere: inArray(publications.status, ['cancelled', 'failed', 'pending'])
		})
		.returning({ id: publications.id, postId: publications.postId });
	const jobs = armed.map(({ id: publicationId }) => ({ publicationId }));
	await deps.enqueueAll(tx, 'deliver', jobs);
	return new Set(armed.map(({ postId }) => postId));
}
