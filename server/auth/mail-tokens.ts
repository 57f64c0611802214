import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { mailTokens } from '#db/schema.ts';
import { hashOf, newToken } from './lucia.ts';

/** Two days, in milliseconds: mail may be slow, and people sleep. */
const lifetime = 48 * 60 * 60_000;

/** The word of a link that proves an address. Earlier ones of the same person stop working. */
export async function newVerification(tx: Tx, userId: string, now: Date): Promise<string> {
	const token = newToken();
	await tx.delete(mailTokens).where(and(eq(mailTokens.userId, userId), eq(mailTokens.purpose, 'verify')));
	const expiresAt = new Date(now.getTime() + lifetime);
	await tx.insert(mailTokens).values({ hash: hashOf(token), userId, purpose: 'verify', expiresAt });
	return token;
}

/** Whom the link was sent to; null when it is unknown, used, or too old. It is used up by this. */
export async function takeVerification(tx: Tx, token: string, now: Date): Promise<string | null> {
	const [taken] = await tx
		.update(mailTokens)
		.set({ usedAt: now })
		.where(
			and(
				eq(mailTokens.hash, hashOf(token)),
				eq(mailTokens.purpose, 'verify'),
				isNull(mailTokens.usedAt),
				gt(mailTokens.expiresAt, now)
			)
		)
		.returning({ userId: mailTokens.userId });
	return taken?.userId ?? null;
}
