import { createHash, randomBytes } from 'node:crypto';
import { and, eq, isNull, lt } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import type { Db, Tx } from '#db/client.ts';
import { sessions, sessionTokens } from '#db/schema.ts';
import type { Clock } from '../core/clock.ts';

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof newLucia>;
		DatabaseSessionAttributes: Family;
	}
}

/** The sign-in that a refresh token belongs to. lucia calls each token a session; ours is the chain of them. */
interface Family {
	sessionId: string;
	/** See `session_tokens.given_for`. */
	givenFor: string | null;
}

const lifetime = new TimeSpan(30, 'd');
export const refreshLifetime = lifetime.milliseconds();

/**
 * lucia has been ended upstream and keeps its ids in the clear, so it stands behind this file alone: the adapter below hands the database
 * only their SHA-256, and takes the time from our clock.
 */
export const newLucia = (db: Db | Tx, clock: Clock, isHttps: boolean) =>
	new Lucia(adapter(db, clock), {
		sessionExpiresIn: lifetime,
		sessionCookie: {
			name: 'twexel_refresh',
			attributes: { path: '/api/auth', sameSite: 'lax', secure: isHttps }
		},
		getSessionAttributes: ({ sessionId }) => ({ sessionId })
	});

/** 256 bits that cannot be guessed. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What stands in the database for a token. It has entropy enough to need neither salt nor a slow function. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

function adapter(db: Db | Tx, clock: Clock): Adapter {
	/** lucia compares with the machine's clock, so it is told when by that clock the token ends. */
	const byMachine = (expiresAt: Date) => new Date(Date.now() + expiresAt.getTime() - clock.now().getTime());
	const byClock = (expiresAt: Date) => new Date(clock.now().getTime() + expiresAt.getTime() - Date.now());
	const found = db
		.select({ token: sessionTokens, family: sessions })
		.from(sessionTokens)
		.innerJoin(sessions, eq(sessions.id, sessionTokens.sessionId))
		.$dynamic();
	const shown = ({ token, family }: Awaited<typeof found>[number], id: string) => ({
		id,
		userId: token.userId,
		expiresAt: byMachine(token.expiresAt),
		attributes: { sessionId: family.id, givenFor: token.givenFor }
	});
	return {
		async getSessionAndUser(token) {
			const [row] = await found.where(and(eq(sessionTokens.id, hashOf(token)), isNull(sessions.endedAt)));
			return row ? [shown(row, token), { id: row.token.userId, attributes: {} }] : [null, null];
		},
		async getUserSessions(userId) {
			const rows = await found.where(and(eq(sessionTokens.userId, userId), isNull(sessions.endedAt)));
			return rows.map((row) => shown(row, row.token.id));
		},
		async setSession({ id, userId, expiresAt, attributes }) {
			await db.insert(sessionTokens).values({
				id: hashOf(id),
				...{ sessionId: attributes.sessionId, givenFor: attributes.givenFor },
				userId,
				expiresAt: byClock(expiresAt)
			});
		},
		async updateSessionExpiration(token, expiresAt) {
			await db
				.update(sessionTokens)
				.set({ expiresAt: byClock(expiresAt) })
				.where(eq(sessionTokens.id, hashOf(token)));
		},
		async deleteSession(token) {
			await db.delete(sessionTokens).where(eq(sessionTokens.id, hashOf(token)));
		},
		async deleteUserSessions(userId) {
			await db.delete(sessionTokens).where(eq(sessionTokens.userId, userId));
		},
		async deleteExpiredSessions() {
			await db.delete(sessionTokens).where(lt(sessionTokens.expiresAt, clock.now()));
		}
	};
}
