import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { pushSubscriptions, sessions, sessionTokens } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';

/**
 * Ends the sign-ins of a person, but the one that is to be kept: their tokens are refused at once, and their browsers ring no more. Gives
 * how many there were. Once it is committed, `closeStreams` closes what is open.
 */
export async function endSessions(
	db: Db | Tx,
	deps: Pick<Deps, 'clock'>,
	userId: string,
	kept?: string
): Promise<number> {
	const ended = await db
		.update(sessions)
		.set({ endedAt: deps.clock.now() })
		.where(
			and(
				eq(sessions.userId, userId),
				isNull(sessions.endedAt),
				kept === undefined ? undefined : ne(sessions.id, kept)
			)
		)
		.returning({ id: sessions.id });
	await forget(db, ended);
	return ended.length;
}

/** Ends one sign-in of a person. False where they have none of that id that still stands. */
export async function endSession(
	db: Db | Tx,
	deps: Pick<Deps, 'clock'>,
	userId: string,
	sessionId: string
): Promise<boolean> {
	const ended = await db
		.update(sessions)
		.set({ endedAt: deps.clock.now() })
		.where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.endedAt)))
		.returning({ id: sessions.id });
	await forget(db, ended);
	return ended.length > 0;
}

/** Every open stream of the person looks at once whether its session still stands, in every process. */
export const closeStreams = (deps: Pick<Deps, 'pulse'>, userId: string): void => deps.pulse.changed([userId]);

async function forget(db: Db | Tx, ended: { id: string }[]): Promise<void> {
	const ids = ended.map(({ id }) => id);
	if (ids.length === 0) return;
	await db.delete(sessionTokens).where(inArray(sessionTokens.sessionId, ids));
	await db.delete(pushSubscriptions).where(inArray(pushSubscriptions.sessionId, ids));
}
