import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { accounts } from '#db/schema.ts';
import type { Account } from '#sync/records/account.ts';
import { accountRecord } from './documents.ts';

/** A project's accounts in the order in which they were connected: `limit` of them after the given one. */
export async function listAccounts(
	db: Db,
	projectId: string,
	limit: number,
	after: string | undefined
): Promise<Account[]> {
	const rows = await db
		.select()
		.from(accounts)
		.where(
			and(
				eq(accounts.projectId, projectId),
				isNull(accounts.deletedAt),
				after === undefined ? undefined : gt(accounts.id, after)
			)
		)
		.orderBy(asc(accounts.id))
		.limit(limit);
	return rows.map(accountRecord);
}
