import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { accounts, type AccountRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import type { Found } from '../integrations/social/found.ts';
import { findConnected } from './find-connected.ts';
import { reconnect } from './reconnect.ts';
import { keepSecret } from './secrets.ts';

export interface NewAccount {
	id: string | undefined;
	projectId: string;
	network: string;
	found: Found;
	/** What opens it; null where the installation's own will do, or nothing is needed. */
	secret: string | null;
	/** The sign-in that the secret speaks of. */
	grantId?: string | undefined;
}

/** Connects a channel that its network has shown us. One that the project has connected already is refused, unless it is opened anew: see reconnect. */
export async function connectAccount(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'seal'>,
	userId: string,
	{ id = uuidv7(), projectId, network, found, secret, grantId }: NewAccount
): Promise<AccountRow> {
	const now = deps.clock.now();
	const [made] = await tx
		.insert(accounts)
		.values({
			...{ id, projectId, network, ...found },
			...{ connectedBy: userId, connectedAt: now, createdAt: now, updatedAt: now, writeId: uuidv7() }
		})
		.onConflictDoNothing()
		.returning();
	if (!made) {
		// The same request may have come twice at once: then the other one made it.
		const there = await findConnected(tx, userId, projectId, id);
		const again = there ?? (await reconnect(tx, deps, { projectId, network, found, secret, grantId }));
		if (!again) throw new Refusal('already_exists');
		return again;
	}
	if (secret !== null) await keepSecret(tx, deps, made.id, secret, grantId);
	return made;
}
