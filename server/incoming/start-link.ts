import { and, eq, gt } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { connectLinks, linkedPeople, type ConnectLinkRow, type ReceiverRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { connectEarlier } from './brought.ts';
import type { PersonThere } from './news.ts';

interface Said {
	linkId: string;
	by: PersonThere;
}

/**
 * Somebody sent the code of a link. That proves nothing yet: they may have been handed the link of somebody else, who wants to post in
 * their name. So they are asked whether it is theirs. The first to send it is the only one.
 */
export async function startLink(
	tx: Tx,
	deps: Deps,
	receiver: ReceiverRow,
	{ linkId, by }: Said
): Promise<void> {
	const link = await lockLink(tx, deps, receiver, linkId);
	if (!link || (link.personId !== null && link.personId !== by.externalId)) return;
	await tx
		.update(connectLinks)
		.set({ personId: by.externalId, personName: by.name })
		.where(eq(connectLinks.id, linkId));
	await deps.enqueue(tx, 'greet', { linkId });
}

/** They say that it is theirs: from now on we know who they are there. */
export async function confirmLink(
	tx: Tx,
	deps: Deps,
	receiver: ReceiverRow,
	{ linkId, by }: Said
): Promise<void> {
	const link = await lockLink(tx, deps, receiver, linkId);
	if (link?.personId !== by.externalId) return;
	const now = deps.clock.now();
	const { network } = receiver;
	const { externalId, name } = by;
	await tx
		.insert(linkedPeople)
		.values({ network, externalId, name, userId: link.userId, linkedAt: now })
		.onConflictDoUpdate({
			target: [linkedPeople.network, linkedPeople.externalId, linkedPeople.userId],
			set: { name }
		});
	await tx.update(connectLinks).set({ confirmedAt: now }).where(eq(connectLinks.id, linkId));
	await deps.enqueue(tx, 'greet', { linkId });
	await connectEarlier(tx, deps, link, externalId);
}

async function lockLink(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	{ id: receiverId }: ReceiverRow,
	linkId: string
): Promise<ConnectLinkRow | undefined> {
	const [link] = await tx
		.select()
		.from(connectLinks)
		.where(
			and(
				eq(connectLinks.id, linkId),
				eq(connectLinks.receiverId, receiverId),
				gt(connectLinks.expiresAt, clock.now())
			)
		)
		.for('update');
	return link;
}
