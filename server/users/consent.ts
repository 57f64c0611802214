import { and, desc, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { consents } from '#db/schema.ts';
import { consentVersion, type ConsentKind } from '#sync/records/consent.ts';
import type { Deps } from '../core/deps.ts';

/** Notes that somebody agrees to something, or no longer does; nothing where they said the same last time. */
export async function noteConsent(
	db: Db | Tx,
	{ clock }: Pick<Deps, 'clock'>,
	userId: string,
	kind: ConsentKind,
	isGiven: boolean
): Promise<void> {
	const [last] = await db
		.select()
		.from(consents)
		.where(and(eq(consents.userId, userId), eq(consents.kind, kind)))
		.orderBy(desc(consents.at), desc(consents.id))
		.limit(1);
	const isKnown = last ? last.isGiven === isGiven && last.version === consentVersion : !isGiven;
	if (isKnown) return;
	await db.insert(consents).values({ userId, kind, isGiven, version: consentVersion, at: clock.now() });
}
