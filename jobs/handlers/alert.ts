import { eq } from 'drizzle-orm';
import { accounts } from '#db/schema.ts';
import { accountNotice } from '#server/notices/account-notice.ts';
import { crewOf } from '#server/notices/crew.ts';
import { tellPeople } from '#server/push/tell.ts';
import type { Handler } from '../handler.ts';

/** Tells everybody who works on the project; nobody where the channel is well again, or was taken away. */
export const alert: Handler<'alert'> = async (deps, { accountId }) => {
	const [account] = await deps.db.select().from(accounts).where(eq(accounts.id, accountId));
	if (!account || account.deletedAt !== null || account.status === 'active') return;
	const people = await crewOf(deps.db, [account.projectId]);
	const { refusals = {} } = deps.networks.get(account.network)?.face ?? {};
	const own = refusals[account.statusReason ?? '']?.notice;
	await tellPeople(
		deps,
		people.map(({ userId }) => userId),
		(locale) => accountNotice(locale, account, own)
	);
};
