import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { sessions, sessionTokens } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import type { Device } from './device.ts';
import { endSession } from './end-sessions.ts';
import { hashOf, newLucia, newToken } from './lucia.ts';
import { noteEvent } from './note-event.ts';
import type { Bearer } from './tokens.ts';

/** A sign-in and the refresh token that was just made for it; the token is nowhere else. */
export interface Opened extends Bearer {
	refreshToken: string;
}

export async function openSession(db: Db | Tx, deps: Deps, userId: string, device: Device): Promise<Opened> {
	const now = deps.clock.now();
	const [session] = await db
		.insert(sessions)
		.values({
			...{ userId, address: device.address, userAgent: device.userAgent.slice(0, 300) },
			...{ createdAt: now, lastUsedAt: now }
		})
		.returning({ id: sessions.id });
	if (!session) throw new Error('a session was not stored');
	return giveToken(db, deps, { userId, sessionId: session.id });
}

/** A request for a new refresh token. */
interface Asked {
	token: string;
	/** The browser's own name for its try, the same until it has an answer; nobody who only has a copy of the token knows it. */
	tryKey?: string | undefined;
	userAgent: string;
	arrivedAt: Date;
}

/**
 * Changes a refresh token for its successor. A token is used once: the same one again means that somebody else has a copy, and the whole sign-in
 * ends, unless both requests were under way at the same moment (two tabs), or it is the same try again whose answer has been lost on its way.
 */
export async function refreshSession(deps: Deps, given: Omit<Asked, 'arrivedAt'>): Promise<Opened> {
	const arrivedAt = deps.clock.now();
	// The end of a session must be committed although the request is refused, so the refusal is thrown outside.
	const opened = await deps.db.transaction((tx) => rotate(tx, deps, { ...given, arrivedAt }));
	if (opened === 'unknown') throw new Refusal('unauthorized');
	if (opened === 'ended') throw new Refusal('session_ended');
	return opened;
}

async function rotate(tx: Tx, deps: Deps, asked: Asked) {
	const { token } = asked;
	const { session } = await lucia(tx, deps).validateSession(token);
	if (!session) return 'unknown';
	const now = deps.clock.now();
	const { userId, sessionId } = session;
	const [first] = await tx
		.update(sessionTokens)
		.set({ rotatedAt: now })
		.where(and(eq(sessionTokens.id, hashOf(token)), isNull(sessionTokens.rotatedAt)))
		.returning({ id: sessionTokens.id });
	if (!first && !(await isRace(tx, asked)) && !(await isLostAnswer(tx, sessionId, asked))) {
		await endSession(tx, deps, userId, sessionId);
		deps.log.warn({ sessionId }, 'a used refresh token came again; its session was ended');
		await noteEvent(tx, deps, { action: 'token_reused', userId });
		return 'ended';
	}
	await tx.update(sessions).set({ lastUsedAt: now }).where(eq(sessions.id, sessionId));
	await tx
		.delete(sessionTokens)
		.where(and(eq(sessionTokens.sessionId, sessionId), lt(sessionTokens.expiresAt, now)));
	const opened = await giveToken(tx, deps, { userId, sessionId }, givenFor(asked));
	// Written last, so that whoever arrived before the commit counts as having asked at the same moment.
	await tx
		.update(sessionTokens)
		.set({ rotatedAt: deps.clock.now() })
		.where(eq(sessionTokens.id, hashOf(token)));
	return opened;
}

/** Whether this request had already arrived when the token was used: then two tabs asked at once, and nobody kept a copy. */
async function isRace(tx: Tx, { token, userAgent, arrivedAt }: Asked): Promise<boolean> {
	const [used] = await tx
		.select({ rotatedAt: sessionTokens.rotatedAt, userAgent: sessions.userAgent })
		.from(sessionTokens)
		.innerJoin(sessions, eq(sessions.id, sessionTokens.sessionId))
		.where(eq(sessionTokens.id, hashOf(token)));
	if (!used?.rotatedAt) return false;
	return arrivedAt <= used.rotatedAt && used.userAgent === userAgent.slice(0, 300);
}

/** Whether the token was used by this very try, and what was given for it has never been used: its answer did not arrive. */
async function isLostAnswer(tx: Tx, sessionId: string, asked: Asked): Promise<boolean> {
	const name = givenFor(asked);
	if (name === null) return false;
	const given = await tx
		.select({ rotatedAt: sessionTokens.rotatedAt })
		.from(sessionTokens)
		.where(and(eq(sessionTokens.sessionId, sessionId), eq(sessionTokens.givenFor, name)));
	return given.length > 0 && given.every(({ rotatedAt }) => rotatedAt === null);
}

const givenFor = ({ token, tryKey }: Asked): string | null =>
	tryKey === undefined ? null : hashOf(`${token} ${tryKey}`);

/** Whether the sign-in that an access token names still stands. */
export async function isSessionAlive(db: Db | Tx, sessionId: string): Promise<boolean> {
	const [row] = await db
		.select({ id: sessions.id })
		.from(sessions)
		.where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)));
	return row !== undefined;
}

/** The session that a refresh token belongs to, be it used or not. */
export async function sessionOfToken(deps: Deps, token: string): Promise<Bearer | null> {
	const { session } = await lucia(deps.db, deps).validateSession(token);
	return session && { userId: session.userId, sessionId: session.sessionId };
}

/** Sign-ins that can still be refreshed, the last used first. */
export const sessionsOf = (db: Db, userId: string, now: Date) =>
	db
		.select()
		.from(sessions)
		.where(
			and(
				eq(sessions.userId, userId),
				isNull(sessions.endedAt),
				sql`exists (select from session_tokens t where t.session_id = ${sessions.id} and t.expires_at > ${now.toISOString()})`
			)
		)
		.orderBy(desc(sessions.lastUsedAt), desc(sessions.id));

async function giveToken(
	db: Db | Tx,
	deps: Deps,
	bearer: Bearer,
	name: string | null = null
): Promise<Opened> {
	const refreshToken = newToken();
	const { userId, sessionId } = bearer;
	await lucia(db, deps).createSession(userId, { sessionId, givenFor: name }, { sessionId: refreshToken });
	return { ...bearer, refreshToken };
}

export const lucia = (db: Db | Tx, deps: Deps) =>
	newLucia(db, deps.clock, deps.config.publicUrl.startsWith('https:'));
