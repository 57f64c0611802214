import { and } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts } from '#db/schema.ts';
import { may } from '#sync/access.ts';
import { same } from '#sync/merge.ts';
import type { Account } from '#sync/records/account.ts';
import { accountRecord } from '../../accounts/documents.ts';
import { disconnectAccount } from '../../accounts/disconnect-account.ts';
import { signAccount } from '../../accounts/sign-account.ts';
import type { Deps } from '../../core/deps.ts';
import { among, heldTo } from '../among.ts';
import type { Change, Reader, Store } from '../store.ts';

/** A device may take an account away, and sign it; everything else about it comes from the network. */
export const accountStore: Store<'accounts'> = {
	async read(tx, reader, ids, { lock } = { lock: false }) {
		if (ids.length === 0 || reader.roles.size === 0) return new Map();
		const query = tx
			.select()
			.from(accounts)
			.where(and(among(accounts.id, ids), heldTo(accounts.projectId, reader.roles.keys())))
			.orderBy(accounts.id);
		const rows = await (lock ? query.for('no key update') : query);
		return new Map(rows.map((row) => [row.id, { ...accountRecord(row), _deleted: row.deletedAt !== null }]));
	},

	async write(tx, deps, reader, changes) {
		const answers: (object | null)[] = [];
		for (const change of changes) answers.push(await take(tx, deps, reader, change));
		return answers;
	}
};

async function take(tx: Tx, deps: Deps, reader: Reader, { pushed, master, row }: Change<Account>) {
	const role = master && reader.roles.get(master.projectId);
	if (!master || !role || master._deleted || !may(role, 'accounts.write'))
		return master ?? { id: row.id, projectId: pushed.projectId, _deleted: true };
	if (pushed._deleted) {
		await disconnectAccount(tx, deps, master.id, pushed.writeId);
		return null;
	}
	const { signature, writeId, updatedAt } = pushed;
	if (!same({ ...master, signature, writeId, updatedAt }, pushed)) return master;
	const signed = await signAccount(tx, deps, master.id, signature, writeId);
	return signed.writeId === writeId ? null : { ...accountRecord(signed), _deleted: false };
}
