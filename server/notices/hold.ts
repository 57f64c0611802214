import { and, eq, lte, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { heldNotices, type HeldNoticeRow } from '#db/schema.ts';
import type { NoticeSettings } from '#sync/records/notice-settings.ts';
import { quietUntil } from '#sync/time/quiet.ts';
import type { Deps } from '../core/deps.ts';

/** How long a letter waits for more to say, and how long after the last one the next may leave. In milliseconds. */
const gathering = 60_000;
const betweenLetters = 15 * 60_000;

export type Held = Omit<HeldNoticeRow, 'id'>;

/** When something that is to be told now may ring: null for at once. */
export function ringsAt({ quiet }: NoticeSettings, now: Date): Date | null {
	const end = quiet && quietUntil(now.toISOString(), quiet);
	return end ? new Date(end) : null;
}

export const mailsAt = (mailedAt: Date | null, now: Date): Date =>
	new Date(Math.max(now.getTime() + gathering, (mailedAt?.getTime() ?? 0) + betweenLetters));

/** Of one occasion only the last word is kept. */
export async function hold(db: Db, key: string, held: Held[]): Promise<void> {
	await db.delete(heldNotices).where(eq(heldNotices.key, key));
	if (held.length > 0) await db.insert(heldNotices).values(held).onConflictDoNothing();
}

/** Somebody has other quiet hours from now on: what was held for the end of the old ones is held for the end of these, if at all. */
export async function holdAnew(tx: Tx, userId: string, settings: NoticeSettings, now: Date): Promise<void> {
	await tx
		.update(heldNotices)
		.set({ dueAt: ringsAt(settings, now) ?? now })
		.where(and(eq(heldNotices.userId, userId), eq(heldNotices.way, 'push')));
}

const batch = 100;

/** Has everybody told for whom what was held is due. Gives how many that are. */
export async function enqueueDigests(deps: Pick<Deps, 'db' | 'clock' | 'enqueue'>): Promise<number> {
	const due = await dueDigests(deps.db).execute({ now: deps.clock.now().toISOString() });
	if (due.length === 0) return 0;
	await deps.db.transaction(async (tx) => {
		for (const one of due) await deps.enqueue(tx, 'digest', { userId: one.userId, way: one.way });
	});
	return due.length;
}

const dueDigests = prepared((db) => {
	const { userId, way, dueAt } = heldNotices;
	return db
		.select({ userId, way, first: sql`min(${dueAt})` })
		.from(heldNotices)
		.where(lte(dueAt, sql.placeholder('now')))
		.groupBy(userId, way)
		.orderBy(sql`min(${dueAt})`)
		.limit(batch)
		.prepare('due_digests');
});
