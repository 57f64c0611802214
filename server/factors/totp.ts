import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import type { Db, Tx } from '#db/client.ts';
import { totpFactors } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';

export type TotpRow = typeof totpFactors.$inferSelect;

/** In seconds; what every authenticator app expects, as are six digits and SHA-1. */
const period = 30;
/** Phones' clocks are off by so many periods at most. */
const tolerance = 1;

const about = (userId: string) => `totp_factors|${userId}`;

export async function findTotp(db: Db | Tx, userId: string): Promise<TotpRow | null> {
	const [row] = await db.select().from(totpFactors).where(eq(totpFactors.userId, userId));
	return row ?? null;
}

/** A fresh secret, which counts for nothing until a code of it was shown. Gives what the app is told: the secret, and the same as an address. */
export async function startTotp(tx: Tx, deps: Deps, user: { id: string; email: string }) {
	const secret = new Secret({ size: 20 });
	const sealed = deps.seal.seal(secret.base32, about(user.id));
	const fresh = { sealed, confirmedAt: null, lastStep: null };
	await tx
		.insert(totpFactors)
		.values({ userId: user.id, ...fresh })
		.onConflictDoUpdate({ target: totpFactors.userId, set: fresh });
	const uri = new TOTP({ secret, issuer: 'Twexel', label: user.email, period }).toString();
	return { secret: secret.base32, uri };
}

/** Whether the code is the present one; it is used up by this, so that whoever saw it typed can do nothing with it. */
export async function takeTotp(db: Db | Tx, deps: Deps, row: TotpRow, code: string): Promise<boolean> {
	const secret = Secret.fromBase32(deps.seal.open(row.sealed, about(row.userId)));
	const timestamp = deps.clock.now().getTime();
	const delta = new TOTP({ secret, period }).validate({ token: code, timestamp, window: tolerance });
	if (delta === null) return false;
	const step = Math.floor(timestamp / 1000 / period) + delta;
	const [taken] = await db
		.update(totpFactors)
		.set({ lastStep: step })
		.where(
			and(
				eq(totpFactors.userId, row.userId),
				or(isNull(totpFactors.lastStep), lt(totpFactors.lastStep, step))
			)
		)
		.returning({ userId: totpFactors.userId });
	return taken !== undefined;
}
