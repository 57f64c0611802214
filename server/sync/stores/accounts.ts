import { and } from 'drizzle-orm';
import { accounts } from '#db/schema.ts';
import { may } from '#sync/access.ts';
import { accountRecord } from '../../accounts/documents.ts';
import { disconnectAccount } from '../../accounts/disconnect-account.ts';
import { among, heldTo } from '../among.ts';
import type { Store } from '../store.ts';

/** A device may take an account away; everything else about it comes from the network. */
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
		for (const { pushed, master, row } of changes) {
			const role = master && reader.roles.get(master.projectId);
			if (!master || !role || master._deleted || !pushed._deleted || !may(role, 'accounts.write')) {
				answers.push(master ?? { id: row.id, projectId: pushed.projectId, _deleted: true });
				continue;
			}
			await disconnectAccount(tx, deps, master.id, pushed.writeId);
			answers.push(null);
		}
		return answers;
	}
};
