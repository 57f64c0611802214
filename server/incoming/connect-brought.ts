import { and, eq, gt, isNull } from 'drizzle-orm';
import { accounts, connectLinks, receivers } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { connectAccount } from '../accounts/connect-account.ts';
import { access } from '../core/guard.ts';
import type { Deps } from '../core/deps.ts';
import { incomingOf } from '../integrations/social/incoming.ts';
import { peopleOf } from './open-link.ts';

/**
 * Connects a channel that its person has brought a bot to. The network is asked for all of it: whether the bot may post, and whether the person
 * administers the channel. A no is kept with the link, where who connects reads it; a network that is away is asked again by the job.
 */
export async function connectBrought(
	deps: Deps,
	{ linkId, externalId }: { linkId: string; externalId: string }
): Promise<void> {
	const [found] = await deps.db
		.select({ link: connectLinks, receiver: receivers })
		.from(connectLinks)
		.innerJoin(receivers, eq(receivers.id, connectLinks.receiverId))
		.where(and(eq(connectLinks.id, linkId), gt(connectLinks.expiresAt, deps.clock.now())));
	const network = found && incomingOf(deps, found.receiver.network);
	if (!found || !network) return;
	const { link, receiver } = found;
	const people = await peopleOf(deps.db, receiver.network, link.userId);
	const note = (problem: string | null, problemTitle: string | null) =>
		deps.db.update(connectLinks).set({ problem, problemTitle }).where(eq(connectLinks.id, linkId));
	try {
		const channel = await network.examine(
			deps,
			externalId,
			people.map((one) => one.externalId)
		);
		const isNew = await deps.write(async (tx) => {
			await access(tx, link.userId, link.projectId, 'accounts.write');
			const ofChannel = and(
				eq(accounts.projectId, link.projectId),
				eq(accounts.network, receiver.network),
				eq(accounts.externalId, channel.externalId),
				eq(accounts.status, 'active'),
				isNull(accounts.deletedAt)
			);
			const [there] = await tx.select({ id: accounts.id }).from(accounts).where(ofChannel);
			if (there) return false;
			const made = { id: undefined, projectId: link.projectId, network: receiver.network, found: channel };
			await connectAccount(tx, deps, link.userId, { ...made, secret: null });
			return true;
		});
		await note(null, null);
		if (isNew) await network.tellConnected(deps, link, channel.title);
	} catch (error) {
		if (!(error instanceof Refusal) || error.status >= 429) throw error;
		await note(error.code, await network.nameOf(deps, externalId));
	}
}
