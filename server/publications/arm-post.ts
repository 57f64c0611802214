import { inArray, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { publications, type PostRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';

/**
 * Writes a publication for each channel and the job that delivers it, in the caller's transaction and under the post's lock. One that
 * was called off or failed before is taken up again; one that is under way or out is left alone. Gives how many there are to send.
 */
export async function armPost(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueue'>,
	post: Pick<PostRow, 'id' | 'projectId'>,
	accountIds: string[],
	dueAt: Date
): Promise<number> {
	if (accountIds.length === 0) return 0;
	const now = deps.clock.now();
	const blank = {
		...{ status: 'pending' as const, dueAt },
		...{ looks: 0, delays: 0, leaseUntil: null, waitsSince: null, answer: null },
		...{ lane: null, wish: null, plannedAt: null, turnUntil: null }
	};
	const armed = await tx
		.insert(publications)
		.values(
			accountIds.map((accountId) => ({
				...blank,
				postId: post.id,
				projectId: post.projectId,
				accountId,
				createdAt: now,
				updatedAt: now,
				writeId: uuidv7()
			}))
		)
		.onConflictDoUpdate({
			target: [publications.postId, publications.accountId],
			set: {
				...blank,
				// What is out in part stays frozen as it is; of anything else the post says what is sent.
				snapshot: sql`case when ${publications.externalIds} = '[]'::jsonb then null else ${publications.snapshot} end`,
				updatedAt: now,
				writeId: sql`excluded.write_id`
			},
			setWhere: inArray(publications.status, ['cancelled', 'failed', 'pending'])
		})
		.returning({ id: publications.id });
	for (const { id } of armed) await deps.enqueue(tx, 'deliver', { publicationId: id });
	return armed.length;
}
