import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { accounts, accountSecrets, publications, reactionCounts, type ReceiverRow } from '#db/schema.ts';
import type { News } from './news.ts';
import { servedBy } from './served-by.ts';

/** Keeps the newest word on the reactions to a message, where the message is one of ours. */
export async function countReactions(
	db: Db,
	receiver: ReceiverRow,
	{ channel, message, reactions, at }: Extract<News, { is: 'reactions' }>
): Promise<void> {
	const ours = await db
		.select({ accountId: publications.accountId, publicationId: publications.id })
		.from(publications)
		.innerJoin(accounts, eq(accounts.id, publications.accountId))
		.leftJoin(accountSecrets, eq(accountSecrets.accountId, accounts.id))
		.where(
			and(
				servedBy(receiver, channel),
				sql`${publications.externalIds} @> ${JSON.stringify([message])}::jsonb`,
				// A channel that moved begins to number anew.
				or(isNull(accounts.movedAt), gt(publications.publishedAt, accounts.movedAt))
			)
		);
	if (ours.length === 0) return;
	const total = reactions.reduce((sum, { count }) => sum + count, 0);
	const counted = { externalId: message, reactions, total, countedAt: at };
	await db
		.insert(reactionCounts)
		.values(ours.map((one) => ({ ...one, ...counted })))
		.onConflictDoUpdate({
			target: [reactionCounts.accountId, reactionCounts.externalId],
			set: { reactions, total, countedAt: at },
			setWhere: sql`${reactionCounts.countedAt} <= excluded.counted_at`
		});
}
