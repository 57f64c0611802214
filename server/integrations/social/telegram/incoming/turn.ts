import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { receivers, type ReceiverRow } from '#db/schema.ts';
import type { Deps } from '../../../../core/deps.ts';

/** How long the one who asks may go without asking again before another does, in milliseconds: longer than one question takes. */
const longestSilence = 60_000;
/** Numbers begin anew, anywhere, when a bot was told nothing for a week: an older place in them means nothing. In milliseconds. */
const longestPlace = 6 * 86_400_000;

/**
 * Takes or keeps the turn to ask for a bot's updates; undefined while another process has it. Two that ask at once would be sent away by
 * Telegram in turns.
 */
export async function takeTurn(
	{ db, clock }: Pick<Deps, 'db' | 'clock'>,
	receiverId: string,
	me: string
): Promise<ReceiverRow | undefined> {
	const now = clock.now();
	const isFree = or(isNull(receivers.askedUntil), lte(receivers.askedUntil, now), eq(receivers.askedBy, me));
	const [row] = await db
		.update(receivers)
		.set({ askedBy: me, askedUntil: new Date(now.getTime() + longestSilence) })
		.where(and(eq(receivers.id, receiverId), isFree))
		.returning();
	if (!row) return undefined;
	const isStale = row.positionAt !== null && now.getTime() - row.positionAt.getTime() > longestPlace;
	return isStale ? { ...row, position: null } : row;
}

/** Where to go on asking: behind what has been taken in. */
export async function keepPlace(
	{ db, clock }: Pick<Deps, 'db' | 'clock'>,
	receiverId: string,
	position: number
): Promise<void> {
	await db.update(receivers).set({ position, positionAt: clock.now() }).where(eq(receivers.id, receiverId));
}

/** Lets another process ask at once. */
export async function leaveTurn(db: Db, receiverId: string, me: string): Promise<void> {
	await db
		.update(receivers)
		.set({ askedBy: null, askedUntil: null })
		.where(and(eq(receivers.id, receiverId), eq(receivers.askedBy, me)));
}
