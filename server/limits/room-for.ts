import { and, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { publications } from '#db/schema.ts';

/**
 * So many sends of one sender are under way at most, over all workers: twice what a bot's pace makes of answers that take a second. A network that
 * answers one of them slowly, or never, must not take the hands that all others are sent by.
 */
const mostUnderWay = 60;

/** What was called goes out at any moment: it counts. */
const isUnderWay = sql`(status = 'sending' or (status = 'pending' and turn_until is not null))`;

/** How many more of each sender may be sent at this moment. */
export async function roomFor(tx: Tx, senders: string[]): Promise<Map<string, number>> {
	const sender = sql<string>`${publications.wish} ->> 'sender'`;
	const underWay = await tx
		.select({ sender, count: sql<number>`count(*)::int` })
		.from(publications)
		.where(and(isUnderWay, inArray(sender, senders)))
		.groupBy(sender);
	const counts = new Map(underWay.map((row) => [row.sender, row.count]));
	return new Map(senders.map((one) => [one, Math.max(0, mostUnderWay - (counts.get(one) ?? 0))]));
}
