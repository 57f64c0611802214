import type { AccountRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { access } from '../core/guard.ts';
import { connectAccount, type NewAccount } from './connect-account.ts';
import { findConnected } from './find-connected.ts';

/**
 * Connects a channel by what its network says of it. Whether the person may is asked before the network is: nobody is to look around with
 * another project's name. A repeated request needs no asking; and the network's answer may have taken long enough for the right to be lost.
 */
export async function connectChannel(
	deps: Deps,
	userId: string,
	{ id, projectId, network }: Pick<NewAccount, 'id' | 'projectId' | 'network'>,
	look: () => Promise<Omit<NewAccount, 'id' | 'projectId' | 'network'>>
): Promise<AccountRow> {
	await access(deps.db, userId, projectId, 'accounts.write');
	const there = await findConnected(deps.db, userId, projectId, id);
	if (there) return there;
	const looked = await look();
	return deps.write(async (tx) => {
		await access(tx, userId, projectId, 'accounts.write');
		return connectAccount(tx, deps, userId, { id, projectId, network, ...looked });
	});
}
