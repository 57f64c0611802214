import { asc, eq, gt } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { accountSecrets, authorizations, grants, totpFactors } from '#db/schema.ts';
import type { Seal } from '../core/seal.ts';

/** Every table that holds sealed text: what each row is called when it is sealed. */
const kinds = [
	{
		table: accountSecrets,
		id: accountSecrets.accountId,
		sealed: accountSecrets.sealed,
		about: 'account_secrets'
	},
	{ table: totpFactors, id: totpFactors.userId, sealed: totpFactors.sealed, about: 'totp_factors' },
	{ table: grants, id: grants.id, sealed: grants.sealed, about: 'grants' },
	{ table: authorizations, id: authorizations.id, sealed: authorizations.sealed, about: 'authorizations' }
] as const;

const batch = 100;

/**
 * Seals anew, with the key that is in use, all that was sealed with one before it; a few rows at a time, each held for a moment, while the
 * program runs. Gives how many there were.
 */
export async function reseal(db: Db, seal: Seal): Promise<number> {
	let changed = 0;
	for (const { table, id, sealed, about } of kinds) {
		for (let last: string | undefined; ;) {
			const rows = await db.transaction(async (tx) => {
				const held = await tx
					.select({ id, sealed })
					.from(table)
					.where(last === undefined ? undefined : gt(id, last))
					.orderBy(asc(id))
					.limit(batch)
					.for('update');
				for (const row of held) {
					if (seal.isPresent(row.sealed)) continue;
					const name = `${about}|${row.id}`;
					const fresh = seal.seal(seal.open(row.sealed, name), name);
					await tx.update(table).set({ sealed: fresh }).where(eq(id, row.id));
					changed++;
				}
				return held;
			});
			last = rows.at(-1)?.id;
			if (rows.length < batch) break;
		}
	}
	return changed;
}
