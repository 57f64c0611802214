import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { mailTokens } from '#db/schema.ts';
import { hashOf, newToken } from './lucia.ts';

const hour = 60 * 60_000;

/** How long the link of each letter works, in milliseconds. Mail may be slow, and people sleep; a password is wanted back at once. */
const lifetimes = { verify: 48 * hour, reset: hour, email: 24 * hour, none: 0 };

export type Purpose = keyof typeof lifetimes;

interface Link {
	userId: string;
	purpose: Purpose;
	/** The address that it proves, where that is a new one. */
	email?: string;
}

/** The word of a link. Those of earlier letters of its kind go on working until one of them is used. */
export async function newMailToken(tx: Tx, link: Link, now: Date): Promise<string> {
	const token = newToken();
	const expiresAt = new Date(now.getTime() + lifetimes[link.purpose]);
	await tx.insert(mailTokens).values({ ...link, hash: hashOf(token), expiresAt });
	return token;
}

/** Whom the link was sent to; null when it is unknown, used, or too old. It and its like are used up by this. */
export async function takeMailToken(tx: Tx, purpose: Purpose, token: string, now: Date) {
	const [taken] = await tx
		.delete(mailTokens)
		.where(
			and(
				eq(mailTokens.hash, hashOf(token)),
				eq(mailTokens.purpose, purpose),
				isNull(mailTokens.usedAt),
				gt(mailTokens.expiresAt, now)
			)
		)
		.returning({ userId: mailTokens.userId, email: mailTokens.email });
	if (!taken) return null;
	await dropMailTokens(tx, taken.userId, [purpose]);
	return taken;
}

/** Links of these kinds that were sent to a person stop working. */
export async function dropMailTokens(tx: Tx, userId: string, purposes: Purpose[]): Promise<void> {
	await tx
		.delete(mailTokens)
		.where(and(eq(mailTokens.userId, userId), inArray(mailTokens.purpose, purposes)));
}
