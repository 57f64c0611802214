import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { notices } from '#db/schema.ts';
import type { ReadMark } from '#sync/records/notice.ts';
import type { Deps } from '../core/deps.ts';
import { among } from '../sync/among.ts';

/** Marks a person's own as read. Those of others, those that are gone, and those that say something else by now are passed over. */
export async function markRead(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	userId: string,
	marks: ReadMark[]
): Promise<void> {
	const seen = new Map(marks.map(({ id, writeId }) => [id, writeId]));
	// Locked in the order in which new ones are written.
	const unread = await tx
		.select({ id: notices.id, writeId: notices.writeId })
		.from(notices)
		.where(and(among(notices.id, seen.keys()), eq(notices.userId, userId), isNull(notices.readAt)))
		.orderBy(notices.key)
		.for('update');
	const read = unread.flatMap(({ id, writeId }) => (seen.get(id) === writeId ? id : []));
	const now = clock.now();
	await tx
		.update(notices)
		.set({ readAt: now, updatedAt: now, writeId: sql`gen_random_uuid()` })
		.where(among(notices.id, read));
}
