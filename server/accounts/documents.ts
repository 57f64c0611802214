import type { AccountRow } from '#db/schema.ts';
import type { Account } from '#sync/records/account.ts';

/** The account as the project's members see it: nothing of what opens it. */
export const accountRecord = (row: AccountRow): Account => ({
	id: row.id,
	projectId: row.projectId,
	network: row.network,
	kind: row.kind,
	externalId: row.externalId,
	title: row.title,
	username: row.username,
	avatarUrl: row.avatarUrl,
	status: row.status,
	statusReason: row.statusReason,
	subscribers: row.subscribers,
	connectedAt: row.connectedAt.toISOString(),
	abilities: row.abilities,
	signature: row.signature,
	updatedAt: row.updatedAt.toISOString(),
	writeId: row.writeId
});
