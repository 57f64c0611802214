import { and, desc, eq, gt } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { connectLinks, linkedPeople, type ConnectLinkRow, type ReceiverRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';

/** How long a link stands after it was last asked for, in milliseconds. */
const lifetime = 3_600_000;

/** The link of somebody for a project: the one that stands already, or a new one. Whom we know at the network need not be asked who they are. */
export async function openLink(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	receiver: ReceiverRow,
	userId: string,
	projectId: string
): Promise<ConnectLinkRow> {
	const now = clock.now();
	const fresh = { openedAt: now, expiresAt: new Date(now.getTime() + lifetime) };
	const [standing] = await tx
		.select({ id: connectLinks.id })
		.from(connectLinks)
		.where(
			and(
				eq(connectLinks.receiverId, receiver.id),
				eq(connectLinks.userId, userId),
				eq(connectLinks.projectId, projectId),
				gt(connectLinks.expiresAt, now)
			)
		)
		.orderBy(desc(connectLinks.openedAt))
		.limit(1)
		.for('update');
	const [known] = await peopleOf(tx, receiver.network, userId);
	const person = known
		? {
				personId: known.externalId,
				personName: known.name,
				confirmedAt: now,
				problem: null,
				problemTitle: null
			}
		: { problem: null, problemTitle: null };
	const [link] = standing
		? await tx
				.update(connectLinks)
				.set({ ...fresh, ...person })
				.where(eq(connectLinks.id, standing.id))
				.returning()
		: await tx
				.insert(connectLinks)
				.values({ receiverId: receiver.id, userId, projectId, ...fresh, ...person })
				.returning();
	if (!link) throw new Error('a link was neither found nor made');
	return link;
}

/** Who somebody of ours is at a network; the newest first. */
export const peopleOf = (db: Db | Tx, network: string, userId: string) =>
	db
		.select({ externalId: linkedPeople.externalId, name: linkedPeople.name })
		.from(linkedPeople)
		.where(and(eq(linkedPeople.network, network), eq(linkedPeople.userId, userId)))
		.orderBy(desc(linkedPeople.linkedAt));
