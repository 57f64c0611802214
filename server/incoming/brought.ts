import { and, desc, eq, gt, isNotNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { broughtTo, connectLinks, linkedPeople, type ConnectLinkRow, type ReceiverRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { ChannelThere, PersonThere } from './news.ts';

/** How long before its link was asked for a channel may have got the bot, to be connected by the link; in milliseconds. */
const grace = 10 * 60_000;

/** Somebody brought a bot to a channel, or gave it rights there: where a link of theirs stands, the channel is connected by it. */
export async function noteBrought(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueue'>,
	{ id: receiverId, network }: ReceiverRow,
	{ externalId }: ChannelThere,
	by: PersonThere
): Promise<void> {
	const now = deps.clock.now();
	const brought = { personId: by.externalId, broughtAt: now };
	await tx
		.insert(broughtTo)
		.values({ receiverId, externalId, ...brought })
		.onConflictDoUpdate({ target: [broughtTo.receiverId, broughtTo.externalId], set: brought });
	const [link] = await tx
		.select({ id: connectLinks.id })
		.from(connectLinks)
		.innerJoin(linkedPeople, eq(linkedPeople.userId, connectLinks.userId))
		.where(
			and(
				eq(connectLinks.receiverId, receiverId),
				gt(connectLinks.expiresAt, now),
				isNotNull(connectLinks.confirmedAt),
				eq(linkedPeople.network, network),
				eq(linkedPeople.externalId, by.externalId)
			)
		)
		.orderBy(desc(connectLinks.openedAt))
		.limit(1);
	if (link) await deps.enqueue(tx, 'connect', { linkId: link.id, externalId });
}

/** Connects what its person had brought the bot to before the link was confirmed. */
export async function connectEarlier(
	tx: Tx,
	deps: Pick<Deps, 'enqueue'>,
	link: ConnectLinkRow,
	personId: string
): Promise<void> {
	const since = new Date(link.openedAt.getTime() - grace);
	const brought = await tx
		.select({ externalId: broughtTo.externalId })
		.from(broughtTo)
		.where(
			and(
				eq(broughtTo.receiverId, link.receiverId),
				eq(broughtTo.personId, personId),
				gt(broughtTo.broughtAt, since)
			)
		);
	for (const { externalId } of brought) await deps.enqueue(tx, 'connect', { linkId: link.id, externalId });
}
