import { and, eq, gt, isNotNull, lte, max, ne, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { attempts, publications, type PublicationRow } from '#db/schema.ts';
import type { AttemptReason } from '#sync/records/publication.ts';
import type { Deps } from '../core/deps.ts';

/** Between the two looks that rule a message out, in milliseconds (spec: publishing.md, 6). */
const apart = 30_000;

/** What a look is noted as that found all but the message. */
export const missing: AttemptReason = 'missing';

interface Look {
	part: number;
	/** When it may have been sent first, and when its channel last got another number. */
	sentAt: Date;
	movedAt: Date | null;
	/** The numbers of the channel's newest messages, and whether the list is surely not an old one. */
	there: string[];
	isLive: boolean;
}

/**
 * How often a part has been found missing among a channel's newest messages, this look counted: after the second time it is ruled out. All of them
 * have to be known that came behind one from before the part was sent, so that none of them can be it in disguise; and where the list may be an old
 * one, a message has to be in it from after the last try was over. By the numbers of messages, which only grow, and by one clock.
 */
export async function timesMissing(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	publication: Pick<PublicationRow, 'id' | 'accountId'>,
	look: Look
): Promise<0 | 1 | 2> {
	const overAt = await lastTryOver(tx, publication.id, look.part);
	if (!overAt || !(await isShownAll(tx, publication.accountId, look, overAt))) return 0;
	const [before] = await tx
		.select({ id: attempts.id })
		.from(attempts)
		.where(
			and(
				...[eq(attempts.publicationId, publication.id), eq(attempts.part, look.part)],
				...[eq(attempts.code, missing), gt(attempts.startedAt, overAt)],
				lte(attempts.startedAt, new Date(clock.now().getTime() - apart))
			)
		)
		.limit(1);
	return before ? 2 : 1;
}

async function lastTryOver(tx: Tx, publicationId: string, part: number): Promise<Date | null> {
	const isSend = ne(attempts.contentHash, '');
	const [last] = await tx
		.select({ endedAt: max(attempts.endedAt) })
		.from(attempts)
		.where(and(eq(attempts.publicationId, publicationId), eq(attempts.part, part), isSend));
	return last?.endedAt ?? null;
}

async function isShownAll(
	tx: Tx,
	accountId: string,
	{ sentAt, movedAt, there, isLive }: Look,
	overAt: Date
): Promise<boolean> {
	const { externalIds, publishedAt } = publications;
	const isOfThese = sql`${externalIds} ?| ${sql.param(there)}::text[]`;
	const rows = await tx
		.select({ externalIds, publishedAt })
		.from(publications)
		.where(and(eq(publications.accountId, accountId), isNotNull(publishedAt), isOfThese));
	const ours = rows.filter((one) => one.publishedAt && !(movedAt && one.publishedAt <= movedAt));
	// Only of its first message is it known when a publication made it.
	const firstOf = (isIt: (at: Date) => boolean) =>
		ours.flatMap((one) => (one.publishedAt && isIt(one.publishedAt) ? Number(one.externalIds[0]) : []));
	const shown = there.map(Number);
	const earlier = firstOf((at) => at < sentAt).filter((id) => shown.includes(id));
	const known = new Set(ours.flatMap((one) => one.externalIds.map(Number)));
	return (
		earlier.length > 0 &&
		shown.every((id) => id <= Math.max(...earlier) || known.has(id)) &&
		(isLive || firstOf((at) => at > overAt).some((id) => shown.includes(id)))
	);
}
