import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { notices } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { among } from '../sync/among.ts';

/** Marks a person's own as read; those of others, and those that are gone, are passed over. */
export async function markRead(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	userId: string,
	ids: string[]
): Promise<void> {
	// Locked in the order in which new ones are written.
	const unread = await tx
		.select({ id: notices.id })
		.from(notices)
		.where(and(among(notices.id, ids), eq(notices.userId, userId), isNull(notices.readAt)))
		.orderBy(notices.key)
		.for('update');
	const now = clock.now();
	await tx
		.update(notices)
		.set({ readAt: now, updatedAt: now, writeId: sql`gen_random_uuid()` })
		.where(
			among(
				notices.id,
				unread.map(({ id }) => id)
			)
		);
}
