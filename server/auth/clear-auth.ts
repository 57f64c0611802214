import { lt } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailTokens, rateLimits, sessions, sessionTokens, signInSteps, trustedDevices } from '#db/schema.ts';

/** An ended sign-in is remembered for so long, in milliseconds, so that its tokens are told from those that never were. */
const sessionsKept = 90 * 24 * 3_600_000;

/** Throws away what has run out. */
export async function clearAuth(db: Db, now: Date): Promise<void> {
	await db.delete(mailTokens).where(lt(mailTokens.expiresAt, now));
	await db.delete(signInSteps).where(lt(signInSteps.expiresAt, now));
	await db.delete(trustedDevices).where(lt(trustedDevices.expiresAt, now));
	await db.delete(sessionTokens).where(lt(sessionTokens.expiresAt, now));
	await db.delete(sessions).where(lt(sessions.endedAt, new Date(now.getTime() - sessionsKept)));
	// By the clock that the limiter reads.
	await db.delete(rateLimits).where(lt(rateLimits.expire, Date.now()));
}
