import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { grants } from '#db/schema.ts';
import type { Clock } from '../core/clock.ts';
import type { Seal } from '../core/seal.ts';
import { openTokens, renewalOf, sealTokens, type Renew } from './tokens.ts';

export type Opened = { is: 'open'; token: string } | { is: 'ended' } | { is: 'away' };

export interface Ground {
	db: Db;
	clock: Pick<Clock, 'now'>;
	seal: Seal;
}

/** A token with less than this left is renewed before it is used, in milliseconds. */
const least = 2 * 60_000;
/** How long a network may take to renew one, in milliseconds, and how soon it is asked again if it did not. */
const patience = 10_000;
const pause = 60_000;

/** A token that is good now; renewed first where it is about to end. */
export const accessToken = (ground: Ground, grantId: string, renew: Renew): Promise<Opened> =>
	ground.db.transaction((tx) => opened(tx, ground, grantId, renew, (left) => left < least));

/** The same at the hour of its renewal. */
export const renewGrant = (ground: Ground, tx: Tx, grantId: string, renew: Renew): Promise<Opened> =>
	opened(tx, ground, grantId, renew, () => true);

/**
 * The row is locked while the network is asked: the renewing token is good for one use, and of two who came with it at once one would end the
 * sign-in. What came is kept before anybody uses it.
 */
async function opened(
	tx: Tx,
	{ clock, seal }: Ground,
	grantId: string,
	renew: Renew,
	isDue: (left: number) => boolean
): Promise<Opened> {
	const [grant] = await tx.select().from(grants).where(eq(grants.id, grantId)).for('update');
	if (!grant || grant.endedAt !== null) return { is: 'ended' };
	const now = clock.now();
	const old = openTokens(seal, grant);
	const left = grant.expiresAt.getTime() - now.getTime();
	const isRenewedByOther = grant.renewAt > now;
	if (!isDue(left) || (isRenewedByOther && left >= least)) return { is: 'open', token: old.access };
	const renewal = await renew(old, AbortSignal.timeout(patience));
	switch (renewal.is) {
		case 'renewed': {
			const { tokens } = renewal;
			const sealed = sealTokens(seal, grantId, tokens);
			const expiresAt = new Date(tokens.expiresAt);
			await tx
				.update(grants)
				.set({ sealed, expiresAt, renewAt: renewalOf(tokens) })
				.where(eq(grants.id, grantId));
			return { is: 'open', token: tokens.access };
		}
		case 'ended':
			// The renewal's own job asks once more, and tells everybody whom it is about.
			await tx.update(grants).set({ renewAt: now }).where(eq(grants.id, grantId));
			return { is: 'ended' };
		case 'away':
			await tx
				.update(grants)
				.set({ renewAt: new Date(now.getTime() + pause) })
				.where(eq(grants.id, grantId));
			return left > 0 ? { is: 'open', token: old.access } : { is: 'away' };
	}
}
