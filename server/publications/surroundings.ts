import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import {
	accounts,
	accountSecrets,
	projects,
	type AccountRow,
	type ProjectRow,
	type PublicationRow
} from '#db/schema.ts';

/** What publications stand in: their channels as far as they are connected, and their projects. Read once for all that are claimed together. */
export interface Surroundings {
	channels: Map<string, { account: AccountRow; sealed: string | null }>;
	projects: Map<string, KnownProject>;
}

/** What of a project says when and how its posts are sent. */
export type KnownProject = Pick<
	ProjectRow,
	'id' | 'graceMinutes' | 'overflow' | 'utm' | 'queuePaused' | 'approvalRequired'
>;

export async function surroundingsOf(
	tx: Tx,
	publications: Pick<PublicationRow, 'accountId' | 'projectId'>[]
): Promise<Surroundings> {
	const accountIds = [...new Set(publications.map(({ accountId }) => accountId))];
	const projectIds = [...new Set(publications.map(({ projectId }) => projectId))];
	if (publications.length === 0) return { channels: new Map(), projects: new Map() };
	const channels = await tx
		.select({ account: accounts, sealed: accountSecrets.sealed })
		.from(accounts)
		.leftJoin(accountSecrets, eq(accountSecrets.accountId, accounts.id))
		.where(and(inArray(accounts.id, accountIds), isNull(accounts.deletedAt)));
	return {
		channels: new Map(channels.map((one) => [one.account.id, one])),
		projects: await projectsOf(tx, projectIds)
	};
}

export async function projectsOf(tx: Tx, ids: string[]): Promise<Map<string, KnownProject>> {
	if (ids.length === 0) return new Map();
	const { id, graceMinutes, overflow, utm, queuePaused, approvalRequired } = projects;
	const rows = await tx
		.select({ id, graceMinutes, overflow, utm, queuePaused, approvalRequired })
		.from(projects)
		.where(inArray(projects.id, ids));
	return new Map(rows.map((row) => [row.id, row]));
}
