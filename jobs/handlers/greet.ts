import { eq } from 'drizzle-orm';
import { connectLinks, receivers } from '#db/schema.ts';
import { incomingOf } from '#server/integrations/social/incoming.ts';
import type { Handler } from '../handler.ts';

export const greet: Handler<'greet'> = async (deps, { linkId }) => {
	const [found] = await deps.db
		.select({ link: connectLinks, network: receivers.network })
		.from(connectLinks)
		.innerJoin(receivers, eq(receivers.id, connectLinks.receiverId))
		.where(eq(connectLinks.id, linkId));
	if (found) await incomingOf(deps, found.network)?.greet(deps, found.link);
};
